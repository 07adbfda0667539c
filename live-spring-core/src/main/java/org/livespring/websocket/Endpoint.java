package org.livespring.websocket;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * The endpoint of the WebSocket. It also answers the question of a page whose connection
 * failed, an ordinary request, which Spring would log as an error.
 */
final class Endpoint extends WebSocketHttpRequestHandler {

	private static final String WEBSOCKET = "websocket";

	Endpoint(WebSocketHandler handler, HandshakeHandler handshakes) {
		super(handler, handshakes);
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		if ("GET".equals(request.getMethod()) && !WEBSOCKET.equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
			response.setHeader(HttpHeaders.UPGRADE, WEBSOCKET);
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			response.setStatus(HttpStatus.UPGRADE_REQUIRED.value());
		}
		else {
			super.handleRequest(request, response);
		}
	}

}
