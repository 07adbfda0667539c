package org.livespring.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestHandler;

import org.livespring.http.PageCookies;

/**
 * Handles the requests by which an open page keeps its HTTP session alive, since messages
 * on a WebSocket do not. The answer has no content.
 */
public final class SessionHandler implements HttpRequestHandler {

	private final PageCookies cookies;

	public SessionHandler(PageCookies cookies) {
		this.cookies = cookies;
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
		if (!"GET".equals(request.getMethod())) {
			response.setHeader(HttpHeaders.ALLOW, "GET");
			response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
			return;
		}
		this.cookies.renew(request, response);
		response.setStatus(HttpServletResponse.SC_NO_CONTENT);
	}

}
