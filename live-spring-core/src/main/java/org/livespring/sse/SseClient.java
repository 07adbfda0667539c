package org.livespring.sse;

import java.util.Set;

/**
 * Who reads a stream.
 *
 * @param name what its streams are counted by: a user or an address
 * @param logins keys of the logins whose end ends the stream
 * @param expires millisecond since 1970 in which its right to read ends
 */
record SseClient(String name, Set<String> logins, long expires) {

	static final long NEVER = Long.MAX_VALUE;

}
