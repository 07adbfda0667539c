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
 * Reads the cookies of requests and sets those of Live Spring, which scripts cannot read.
 * All attributes are set here, since a browser replaces or deletes a cookie only by one
 * with the same attributes.
 */
public final class LiveCookies {

	private LiveCookies() {
	}

	/**
	 * Reads the cookies of a request.
	 * @param request the request
	 * @return the values by name; the first one if several cookies have the same name
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
	 * Sets the cookie of an identity.
	 * @param request the request
	 * @param response its response
	 * @param cookie the cookie, {@code null} to keep the one of the browser
	 */
	public static void set(HttpServletRequest request, HttpServletResponse response,
			PageIdentity.@Nullable Cookie cookie) {
		if (cookie != null) {
			set(request, response, ResponseCookie.from(cookie.name(), cookie.value()).maxAge(cookie.life()));
		}
	}

	/**
	 * Sets a cookie for all paths of the application.
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
