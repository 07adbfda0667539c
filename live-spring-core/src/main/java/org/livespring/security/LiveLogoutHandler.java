package org.livespring.security;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;

import org.livespring.http.LiveCookies;
import org.livespring.http.PageCookies;
import org.livespring.identity.BrowserCookies;
import org.livespring.identity.Login;
import org.livespring.identity.Owner;
import org.livespring.identity.PageIdentity;
import org.livespring.session.Logins;

/**
 * Ends the connections of a user who logs out in a browser, whether the user was known by
 * an HTTP session or an identity cookie.
 */
public final class LiveLogoutHandler implements LogoutHandler {

	private static final Owner NOBODY = new Owner(null, List.of());

	private final Supplier<Logins> logins;

	private final BrowserCookies browsers;

	private final Supplier<PageIdentity> identity;

	/**
	 * Creates the handler.
	 * @param logins supplies the logins; not called before the first logout
	 * @param browsers binds pages to browsers
	 * @param identity supplies the identity cookies; not called before the first logout
	 */
	public LiveLogoutHandler(Supplier<Logins> logins, BrowserCookies browsers, Supplier<PageIdentity> identity) {
		this.logins = logins;
		this.browsers = browsers;
		this.identity = identity;
	}

	@Override
	public void logout(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) {
		Map<String, String> cookies = LiveCookies.of(request);
		Set<String> keys = Login.keys(PageCookies.session(request),
				new Owner(authentication, this.browsers.of(cookies.entrySet().stream())));
		PageIdentity identity = this.identity.get();
		String id = identity.revoke(cookies);
		if (id != null) {
			keys.add(id);
		}
		LiveCookies.set(request, response, identity.issue(cookies, NOBODY, null));
		this.logins.get().end(keys);
	}

}
