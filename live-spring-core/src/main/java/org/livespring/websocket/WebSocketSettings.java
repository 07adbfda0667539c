package org.livespring.websocket;

import java.time.Duration;

/**
 * Settings of the connections of the WebSocket endpoint.
 *
 * @param messageSize size of the largest message that a client may send, in characters
 * @param queueSize size of the queue of messages for a client, in characters
 * @param sendTimeout how long sending a frame to a client may take
 */
public record WebSocketSettings(long messageSize, long queueSize, Duration sendTimeout) {

}
