package org.livespring.websocket;

import java.time.ZoneId;
import java.util.Map;
import java.util.TimeZone;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

import org.livespring.concurrent.TimeSource;
import org.livespring.http.ClientGate;
import org.livespring.http.ClientName;
import org.livespring.identity.BrowserCookies;
import org.livespring.identity.PageIdentity;
import org.livespring.render.RenderScope;

/**
 * Reads the request of a handshake and keeps its facts for the connection. It never
 * refuses a handshake, since a browser cannot tell a refusal from a lost connection.
 */
public final class Handshake implements HandshakeInterceptor {

	private static final String ATTRIBUTE = Handshake.class.getName();

	private final OriginPolicy origins;

	private final RefusedOrigins refused = new RefusedOrigins();

	private final BrowserCookies cookies;

	private final PageIdentity identity;

	private final ClientGate gate;

	private final TimeSource time;

	/**
	 * Create the interceptor.
	 * @param origins the origins whose pages may connect
	 * @param cookies the cookies that bind pages to their browser
	 * @param identity identifies users without a login on this node
	 * @param gate decides which clients are let in
	 * @param time tells when a login was used
	 */
	public Handshake(OriginPolicy origins, BrowserCookies cookies, PageIdentity identity, ClientGate gate,
			TimeSource time) {
		this.origins = origins;
		this.cookies = cookies;
		this.identity = identity;
		this.gate = gate;
		this.time = time;
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) {
		attributes.put(ATTRIBUTE, facts(((ServletServerHttpRequest) request).getServletRequest()));
		return true;
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception failure) {
	}

	private Facts facts(HttpServletRequest request) {
		boolean allowed = isAllowed(request);
		HandshakeLogin login = HandshakeLogin.of(request, this.cookies, allowed ? this.identity : PageIdentity.NONE,
				this.time);
		String user = login.owner().name();
		String address = request.getRemoteAddr();
		boolean blocked = allowed && !this.gate.admits(user, address);
		return new Facts(allowed, blocked, login, scope(request), ClientName.of(user, request), address);
	}

	private boolean isAllowed(HttpServletRequest request) {
		String origin = request.getHeader("Origin");
		String scheme = request.getScheme();
		String host = request.getServerName();
		int port = request.getServerPort();
		boolean allowed = this.origins.allows(origin, scheme, host, port);
		if (!allowed && origin != null) {
			this.refused.refused(origin, scheme + "://" + host + ":" + port);
		}
		return allowed;
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
	 * The facts of a handshake.
	 *
	 * @param allowed whether connections from its origin are allowed
	 * @param blocked whether the application does not let the client in
	 * @param login the user, browser and login of the connection
	 * @param scope locale, time zone and context path of the request
	 * @param client the user, or the address where nobody is logged in
	 * @param address address of the client
	 */
	record Facts(boolean allowed, boolean blocked, HandshakeLogin login, RenderScope scope, String client,
			String address) {

	}

}
