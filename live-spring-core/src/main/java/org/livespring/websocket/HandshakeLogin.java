package org.livespring.websocket;

import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.livespring.concurrent.TimeSource;
import org.livespring.http.LiveCookies;
import org.livespring.http.PageCookies;
import org.livespring.identity.BrowserCookies;
import org.livespring.identity.Login;
import org.livespring.identity.Owner;
import org.livespring.identity.PageIdentity;

/**
 * The user of a handshake and the login that identifies the user.
 *
 * @param owner the user and the browser
 * @param login the login; its end ends the connection
 */
record HandshakeLogin(Owner owner, Login login) {

	/** How often a page keeps its HTTP session alive within the session's timeout. */
	private static final int TIMES = 3;

	private static final Duration LONGEST = Duration.ofMinutes(10);

	static HandshakeLogin of(HttpServletRequest request, BrowserCookies browsers, PageIdentity identity,
			TimeSource time) {
		// Read before the HTTP session, so that an end of the session in between counts
		long since = time.nanos();
		Map<String, String> cookies = LiveCookies.of(request);
		List<String> bindings = browsers.of(cookies.entrySet().stream());
		Principal principal = request.getUserPrincipal();
		PageIdentity.Known known = (principal == null) ? identity.read(cookies, bindings) : null;
		Owner owner = new Owner((known != null) ? known.user() : principal, bindings);
		String session = PageCookies.session(request);
		Set<String> keys = Login.keys(session, owner);
		if (known != null) {
			keys.add(known.id());
		}
		Duration idle = idle(request.getSession(false));
		Duration keepAlive = keepAlive(idle, (owner.principal() != null) ? identity.life() : null);
		return new HandshakeLogin(owner, new Login(since, session, idle, keepAlive, Set.copyOf(keys)));
	}

	private static @Nullable Duration idle(@Nullable HttpSession session) {
		int seconds = (session != null) ? session.getMaxInactiveInterval() : 0;
		return (seconds > 0) ? Duration.ofSeconds(seconds) : null;
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
