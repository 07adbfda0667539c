package org.livespring.websocket;

import java.security.Principal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.livespring.http.LiveCookies;
import org.livespring.identity.BrowserCookies;
import org.livespring.identity.Login;
import org.livespring.identity.Owner;
import org.livespring.identity.PageIdentity;

/** Reads from a handshake who the user is, and what ends that. */
final class HandshakeLogin {

	/** How many times a page says that it is used before its session would expire. */
	private static final int TIMES = 3;

	private static final Duration LONGEST = Duration.ofMinutes(10);

	private final Owner owner;

	private final Login login;

	HandshakeLogin(HttpServletRequest request, BrowserCookies browsers, PageIdentity identity) {
		// Before the session is looked at: what ends meanwhile ends this login
		long since = System.nanoTime();
		Map<String, String> cookies = LiveCookies.of(request);
		List<String> bindings = browsers.of(cookies.entrySet().stream());
		Principal principal = request.getUserPrincipal();
		PageIdentity.Known known = (principal == null) ? identity.read(cookies, bindings) : null;
		this.owner = new Owner((known != null) ? known.user() : principal, bindings);
		this.login = login(since, request.getSession(false), known, identity.life());
	}

	Owner owner() {
		return this.owner;
	}

	Login login() {
		return this.login;
	}

	private Login login(long since, @Nullable HttpSession session, PageIdentity.@Nullable Known known,
			@Nullable Duration life) {
		Duration idle = (session != null && session.getMaxInactiveInterval() > 0)
				? Duration.ofSeconds(session.getMaxInactiveInterval()) : null;
		String id = (session != null) ? session.getId() : null;
		return new Login(since, id, idle, keepAlive(idle, (this.owner.principal() != null) ? life : null),
				keys(id, known));
	}

	private Set<String> keys(@Nullable String session, PageIdentity.@Nullable Known known) {
		Set<String> keys = new HashSet<>();
		if (session != null) {
			keys.add(Login.keyOfSession(session));
		}
		if (known != null) {
			keys.add(known.id());
		}
		Principal user = this.owner.principal();
		if (user != null) {
			this.owner.bindings().forEach((binding) -> keys.add(Login.keyOfUser(binding, user.getName())));
		}
		return Set.copyOf(keys);
	}

	private static @Nullable Duration keepAlive(@Nullable Duration idle, @Nullable Duration life) {
		Duration shortest = (idle == null || (life != null && life.compareTo(idle) < 0)) ? life : idle;
		if (shortest == null) {
			return null;
		}
		Duration interval = shortest.dividedBy(TIMES);
		return (interval.compareTo(LONGEST) > 0) ? LONGEST : interval;
	}

}
