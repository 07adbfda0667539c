package org.livespring.sse;

import java.time.Duration;

/**
 * Limits and times of event streams.
 *
 * @param streams most streams of this node
 * @param streamsOfClient most streams of one user or one IP address
 * @param queue largest size of the queue of a stream in bytes
 * @param heartbeat time between two heartbeats
 * @param life time after which a stream ends and its client has to reconnect
 */
public record SseSettings(int streams, int streamsOfClient, long queue, Duration heartbeat, Duration life) {

}
