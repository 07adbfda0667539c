package org.livespring.websocket;

import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.websocket.server.ServerContainer;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

/**
 * Upgrades a request to a WebSocket, and hides parts of the request from Spring and the
 * container: the headers, of which both would keep copies while the connection is open;
 * the user, since the container would close the connections of an expired HTTP session
 * with a code that a page takes for a lost network; and the offer to compress messages,
 * which would cost more than 100 KB of memory per connection and save little on small
 * frames.
 */
final class LeanUpgrade implements RequestUpgradeStrategy {

	private final RequestUpgradeStrategy strategy;

	LeanUpgrade(RequestUpgradeStrategy strategy) {
		this.strategy = strategy;
	}

	@Override
	public String[] getSupportedVersions() {
		return this.strategy.getSupportedVersions();
	}

	@Override
	public List<WebSocketExtension> getSupportedExtensions(ServerHttpRequest request) {
		return this.strategy.getSupportedExtensions(request);
	}

	@Override
	public void upgrade(ServerHttpRequest request, ServerHttpResponse response, @Nullable String protocol,
			List<WebSocketExtension> extensions, @Nullable Principal user, WebSocketHandler handler,
			Map<String, Object> attributes) {
		HttpServletRequest servletRequest = ((ServletServerHttpRequest) request).getServletRequest();
		this.strategy.upgrade(new ServletServerHttpRequest(new LeanRequest(servletRequest)), response, protocol,
				List.of(), null, handler, attributes);
	}

	/**
	 * A request that returns single headers, but neither extensions, nor the user, nor
	 * more names of headers than the container needs: Tomcat none, and others those of
	 * the handshake.
	 */
	private static final class LeanRequest extends HttpServletRequestWrapper {

		private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

		private static final Set<String> HANDSHAKE = Set.of("host", "upgrade", "connection", "sec-websocket-key",
				"sec-websocket-version", "sec-websocket-protocol");

		LeanRequest(HttpServletRequest request) {
			super(request);
		}

		@Override
		public Enumeration<String> getHeaderNames() {
			return isTomcat() ? Collections.emptyEnumeration()
					: Collections.enumeration(Collections.list(super.getHeaderNames())
						.stream()
						.filter((name) -> HANDSHAKE.contains(name.toLowerCase(Locale.ROOT)))
						.toList());
		}

		private boolean isTomcat() {
			Object container = getServletContext().getAttribute(ServerContainer.class.getName());
			return container != null && container.getClass().getName().startsWith("org.apache.tomcat.");
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			return EXTENSIONS.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
		}

		@Override
		public @Nullable Principal getUserPrincipal() {
			return null;
		}

	}

}
