package org.livespring.websocket;

import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.RequestUpgradeStrategy;

/**
 * Upgrades a connection without a copy of all headers of its request, which Spring and
 * the container would both keep as long as it is open, and without its user: the
 * container would close the connections of a session that ends by itself, with a code
 * that a page takes for a lost network. The browser's offer to compress messages is
 * hidden too, which the container would accept: it costs more than 100 KB of memory a
 * connection and saves little on small frames.
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
	 * Tells the value of a header, but neither which there are nor extensions nor the
	 * user.
	 */
	private static final class LeanRequest extends HttpServletRequestWrapper {

		private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

		LeanRequest(HttpServletRequest request) {
			super(request);
		}

		@Override
		public Enumeration<String> getHeaderNames() {
			return Collections.emptyEnumeration();
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
