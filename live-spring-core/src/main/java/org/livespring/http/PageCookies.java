package org.livespring.http;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseCookie;

import org.livespring.identity.BrowserCookies;
import org.livespring.identity.Owner;
import org.livespring.identity.PageIdentity;

/** The cookies of pages, which identify the browser and, if configured, the user. */
public final class PageCookies {

	private final BrowserCookies browsers;

	private final PageIdentity identity;

	public PageCookies(BrowserCookies browsers, PageIdentity identity) {
		this.browsers = browsers;
		this.identity = identity;
	}

	/**
	 * Binds a page to its browser and sets the cookie that identifies its user. Returns
	 * the bindings of the browser.
	 */
	public List<String> bind(HttpServletRequest request, HttpServletResponse response) {
		Map<String, String> cookies = LiveCookies.of(request);
		List<String> bindings = this.browsers.of(cookies.entrySet().stream());
		if (bindings.isEmpty()) {
			Map.Entry<String, String> cookie = this.browsers.newCookie();
			LiveCookies.set(request, response, ResponseCookie.from(cookie.getKey(), cookie.getValue()));
			bindings = this.browsers.of(Map.ofEntries(cookie).entrySet().stream());
		}
		if (this.identity.life() != null) {
			Owner owner = new Owner(request.getUserPrincipal(), bindings);
			LiveCookies.set(request, response, this.identity.issue(cookies, owner, session(request)));
		}
		return bindings;
	}

	/** Keeps the HTTP session and the identity cookie of an open page alive. */
	public void renew(HttpServletRequest request, HttpServletResponse response) {
		Map<String, String> cookies = LiveCookies.of(request);
		List<String> bindings = this.browsers.of(cookies.entrySet().stream());
		// Access to the HTTP session keeps it alive
		String session = session(request);
		LiveCookies.set(request, response,
				(request.getUserPrincipal() != null)
						? this.identity.issue(cookies, new Owner(request.getUserPrincipal(), bindings), session)
						: this.identity.renew(cookies, bindings));
	}

	/**
	 * Returns the id of the HTTP session of a request, without creating a session.
	 * @param request the request
	 * @return id of the HTTP session, {@code null} without one
	 */
	public static @Nullable String session(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null) ? session.getId() : null;
	}

}
