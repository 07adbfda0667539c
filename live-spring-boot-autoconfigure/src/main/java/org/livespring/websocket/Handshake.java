package org.livespring.websocket;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

import org.livespring.RenderScope;
import org.livespring.session.BrowserCookies;
import org.livespring.session.Owner;

/**
 * Keeps what the handshake's request says for the connection. Refuses nothing: a refused
 * handshake looks like a lost connection to a browser, which would try for ever.
 */
final class Handshake implements HandshakeInterceptor {

	private static final String ATTRIBUTE = Handshake.class.getName();

	private final OriginPolicy origins;

	private final BrowserCookies cookies;

	Handshake(OriginPolicy origins, BrowserCookies cookies) {
		this.origins = origins;
		this.cookies = cookies;
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) {
		HttpServletRequest servletRequest = ((ServletServerHttpRequest) request).getServletRequest();
		attributes.put(ATTRIBUTE, new Facts(isAllowed(servletRequest), owner(servletRequest), scope(servletRequest)));
		return true;
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception failure) {
	}

	private boolean isAllowed(HttpServletRequest request) {
		return this.origins.allows(request.getHeader("Origin"), request.getScheme(), request.getServerName(),
				request.getServerPort());
	}

	private Owner owner(HttpServletRequest request) {
		Cookie[] cookies = request.getCookies();
		Stream<Map.Entry<String, String>> entries = (cookies != null)
				? Arrays.stream(cookies).map((cookie) -> Map.entry(cookie.getName(), cookie.getValue()))
				: Stream.empty();
		List<String> bindings = this.cookies.of(entries);
		return new Owner(request.getUserPrincipal(), bindings);
	}

	private static RenderScope scope(HttpServletRequest request) {
		TimeZone zone = RequestContextUtils.getTimeZone(request);
		return new RenderScope(RequestContextUtils.getLocale(request),
				(zone != null) ? zone.toZoneId() : ZoneId.systemDefault(), request.getContextPath());
	}

	static Facts of(WebSocketSession session) {
		Facts facts = (Facts) session.getAttributes().get(ATTRIBUTE);
		if (facts == null) {
			throw new IllegalStateException("The handshake interceptor is missing");
		}
		return facts;
	}

	/**
	 * What a handshake said.
	 *
	 * @param allowed whether its origin may connect
	 * @param owner the user and the browser
	 * @param scope the scope of the request
	 */
	record Facts(boolean allowed, Owner owner, RenderScope scope) {

	}

}
