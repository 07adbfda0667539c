package org.livespring.websocket;

import java.util.List;
import java.util.Map;

import org.springframework.web.socket.server.RequestUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;

/** Maps the WebSocket endpoint to its path. */
public final class LiveWebSocketMapping extends WebSocketHandlerMapping {

	/**
	 * Create the mapping.
	 * @param path path of the endpoint, relative to the context path
	 * @param handler handles the connections
	 * @param handshake reads the requests
	 * @param upgrade makes connections of requests
	 */
	public LiveWebSocketMapping(String path, LiveWebSocketHandler handler, Handshake handshake,
			RequestUpgradeStrategy upgrade) {
		Endpoint endpoint = new Endpoint(handler, new DefaultHandshakeHandler(new LeanUpgrade(upgrade)));
		endpoint.setHandshakeInterceptors(List.of(handshake));
		setUrlMap(Map.of(path, endpoint));
		setOrder(-2);
	}

}
