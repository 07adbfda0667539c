package org.livespring.websocket;

import java.security.Principal;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/**
 * Keeps the user from the container, which would close the connections of a session that
 * ends by itself, with a code that a page takes for a lost network.
 */
final class UserlessHandshake implements HandshakeHandler {

	private final HandshakeHandler handler = new DefaultHandshakeHandler(
			new LeanUpgrade(new DefaultHandshakeHandler().getRequestUpgradeStrategy()));

	@Override
	public boolean doHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler webSocket,
			Map<String, Object> attributes) {
		HttpServletRequest servletRequest = ((ServletServerHttpRequest) request).getServletRequest();
		return this.handler.doHandshake(new ServletServerHttpRequest(new WithoutUser(servletRequest)), response,
				webSocket, attributes);
	}

	private static final class WithoutUser extends HttpServletRequestWrapper {

		WithoutUser(HttpServletRequest request) {
			super(request);
		}

		@Override
		public @Nullable Principal getUserPrincipal() {
			return null;
		}

	}

}
