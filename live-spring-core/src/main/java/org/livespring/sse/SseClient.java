package org.livespring.sse;

import java.util.Set;

/**
 * The client of an event stream.
 *
 * @param name the key by which its streams are counted: a user or an IP address
 * @param logins keys of the logins; the end of one of them ends the stream
 * @param expires when its permission to read ends, in milliseconds since 1970
 */
record SseClient(String name, Set<String> logins, long expires) {

	static final long NEVER = Long.MAX_VALUE;

}
