package org.livespring.websocket;

import org.eclipse.jetty.ee11.websocket.jakarta.common.JakartaWebSocketSession;

import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/** What only Jetty's own sessions can do. Loaded only if Jetty is there. */
final class JettySession {

	private JettySession() {
	}

	/**
	 * Cuts a connection. A close frame would wait behind what its browser does not read.
	 * @param session the session
	 * @return {@code false} if it is of another container
	 */
	static boolean abort(WebSocketSession session) {
		JakartaWebSocketSession jetty = (session instanceof NativeWebSocketSession wrapped)
				? wrapped.getNativeSession(JakartaWebSocketSession.class) : null;
		if (jetty != null) {
			jetty.abort();
		}
		return jetty != null;
	}

}
