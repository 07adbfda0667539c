package org.livespring.test.autoconfigure;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;

import org.livespring.test.client.Browser;

/**
 * Passes the handshakes of test clients to the node that they go to, and what they need
 * beside the pages of the application to its handlers.
 */
final class NodeHandlerMapping implements HandlerMapping, Ordered {

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public @Nullable HandlerExecutionChain getHandler(HttpServletRequest request) throws Exception {
		if (request.getAttribute(Browser.HANDLER) instanceof HttpRequestHandler handler) {
			return new HandlerExecutionChain(handler);
		}
		return (request.getAttribute(Browser.NODE) instanceof HandlerMapping node) ? node.getHandler(request) : null;
	}

}
