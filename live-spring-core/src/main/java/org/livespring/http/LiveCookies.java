package org.livespring.http;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

import org.livespring.identity.PageIdentity;

/**
 * Reads the cookies of requests and sets ours, which scripts cannot read. A cookie is
 * replaced or deleted by one with the same attributes only, so they are given here.
 */
public final class LiveCookies {

	private LiveCookies() {
	}

	/**
	 * Read the cookies of a request.
	 * @param request the request
	 * @return values by name, of several with one name the first
	 */
	public static Map<String, String> of(HttpServletRequest request) {
		Map<String, String> found = new LinkedHashMap<>();
		Cookie[] cookies = request.getCookies();
		if (cookies != null) {
			for (Cookie cookie : cookies) {
				found.putIfAbsent(cookie.getName(), cookie.getValue());
			}
		}
		return found;
	}

	/**
	 * Set the cookie of an identity.
	 * @param request the request
	 * @param response its response
	 * @param cookie the cookie, {@code null} to leave the browser's as it is
	 */
	public static void set(HttpServletRequest request, HttpServletResponse response,
			PageIdentity.@Nullable Cookie cookie) {
		if (cookie != null) {
			set(request, response, ResponseCookie.from(cookie.name(), cookie.value()).maxAge(cookie.life()));
		}
	}

	/**
	 * Set a cookie for all of the application.
	 * @param request the request
	 * @param response its response
	 * @param cookie name, value and life
	 */
	public static void set(HttpServletRequest request, HttpServletResponse response,
			ResponseCookie.ResponseCookieBuilder cookie) {
		String contextPath = request.getContextPath();
		response.addHeader(HttpHeaders.SET_COOKIE,
				cookie.httpOnly(true)
					.sameSite("Lax")
					.secure(request.isSecure())
					.path(contextPath.isEmpty() ? "/" : contextPath)
					.build()
					.toString());
	}

}
