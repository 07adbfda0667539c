package org.livespring.websocket;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

import org.livespring.log.PrintableLog;

/**
 * The endpoint of the WebSocket. It also answers the question of a page whose connection
 * failed, an ordinary request, which Spring would log as an error.
 */
final class Endpoint extends WebSocketHttpRequestHandler {

	private static final Log logger = PrintableLog.of(Endpoint.class);

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
			upgrade(request, response);
		}
	}

	private void upgrade(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		try {
			super.handleRequest(request, response);
		}
		catch (HandshakeFailureException ex) {
			// A container takes no URL that a header of a proxy has broken
			if (!(ex.getCause() instanceof IllegalArgumentException) || response.isCommitted()) {
				throw ex;
			}
			logger.debug("Refused a handshake: " + ex.getMessage());
			response.setStatus(HttpStatus.BAD_REQUEST.value());
		}
	}

}
