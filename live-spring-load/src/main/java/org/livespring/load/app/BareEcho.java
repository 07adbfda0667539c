package org.livespring.load.app;

import java.io.IOException;

import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** A WebSocket handler that sends back each message. */
class BareEcho extends TextWebSocketHandler {

	/**
	 * Returns {@code true}, since the container would allocate larger buffers otherwise.
	 */
	@Override
	public boolean supportsPartialMessages() {
		return true;
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) throws IOException {
		session.sendMessage(message);
	}

}
