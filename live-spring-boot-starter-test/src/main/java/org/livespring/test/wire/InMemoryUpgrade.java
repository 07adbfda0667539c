package org.livespring.test.wire;

import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.RequestUpgradeStrategy;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;

/**
 * Upgrades the handshakes of test clients to sockets without a network, and all others as
 * the container does.
 */
public final class InMemoryUpgrade implements RequestUpgradeStrategy {

	/** Attribute of a handshake: a {@link Handshake}. */
	public static final String ATTRIBUTE = InMemoryUpgrade.class.getName();

	private final StandardWebSocketUpgradeStrategy container = new StandardWebSocketUpgradeStrategy();

	@Override
	public String[] getSupportedVersions() {
		return this.container.getSupportedVersions();
	}

	@Override
	public List<WebSocketExtension> getSupportedExtensions(ServerHttpRequest request) {
		return List.of();
	}

	@Override
	public void upgrade(ServerHttpRequest request, ServerHttpResponse response, @Nullable String protocol,
			List<WebSocketExtension> extensions, @Nullable Principal user, WebSocketHandler handler,
			Map<String, Object> attributes) {
		HttpServletRequest servletRequest = ((ServletServerHttpRequest) request).getServletRequest();
		if (servletRequest.getAttribute(ATTRIBUTE) instanceof Handshake handshake) {
			handshake.socket = new InMemorySocket(handler, URI.create(servletRequest.getRequestURI()),
					Objects.requireNonNull(protocol), attributes, handshake.client);
		}
		else {
			this.container.upgrade(request, response, protocol, extensions, user, handler, attributes);
		}
	}

	/** A handshake of a test client, with its result. */
	public static final class Handshake {

		private final InMemorySocket.Client client;

		private @Nullable InMemorySocket socket;

		public Handshake(InMemorySocket.Client client) {
			this.client = client;
		}

		public @Nullable InMemorySocket socket() {
			return this.socket;
		}

	}

}
