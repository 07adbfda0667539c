package org.livespring.websocket;

import java.time.Duration;

/**
 * How sockets are served.
 *
 * @param path path of the endpoint below the context path
 * @param messageSize characters of the largest message a client may send
 * @param queueSize characters that may wait for a client
 * @param sendTimeout how long a client may take to read a frame
 */
public record WebSocketSettings(String path, long messageSize, long queueSize, Duration sendTimeout) {

}
