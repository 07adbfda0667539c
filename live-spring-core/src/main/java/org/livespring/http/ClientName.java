package org.livespring.http;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Whose resources a request uses. */
public final class ClientName {

	private ClientName() {
	}

	/**
	 * Name the client of a request.
	 * @param user name of the user, {@code null} without a login
	 * @param request the request, whose address is that of a proxy unless the application
	 * is told about proxies
	 */
	public static String of(@Nullable String user, HttpServletRequest request) {
		return (user != null) ? "user " + user : "address " + request.getRemoteAddr();
	}

}
