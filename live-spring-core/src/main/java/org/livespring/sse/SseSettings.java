package org.livespring.sse;

import java.time.Duration;

/**
 * What streams may use.
 *
 * @param streams streams of this node at most
 * @param streamsOfClient streams of one user, or of one address, at most
 * @param queue bytes that wait for a client at most
 * @param heartbeat time between two signs of life
 * @param life time after which a stream ends and its client has to come back
 */
public record SseSettings(int streams, int streamsOfClient, long queue, Duration heartbeat, Duration life) {

}
