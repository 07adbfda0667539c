package org.livespring.websocket;

import java.time.Duration;

/**
 * Settings of the WebSocket endpoint.
 *
 * @param path path of the endpoint, relative to the context path
 * @param messageSize size of the largest message that a client may send, in characters
 * @param queueSize size of the queue of messages for a client, in characters
 * @param sendTimeout how long sending a frame to a client may take
 */
public record WebSocketSettings(String path, long messageSize, long queueSize, Duration sendTimeout) {

}
