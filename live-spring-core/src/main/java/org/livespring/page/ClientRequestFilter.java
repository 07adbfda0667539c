package org.livespring.page;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Marks requests for the files of the browser client as requests of a script, which
 * modules cannot do themselves. So where Spring Security refuses one after the end of a
 * login, it does not lead the next login to that file, and the browser does not ask for a
 * password.
 */
public class ClientRequestFilter extends OncePerRequestFilter {

	private static final String HEADER = "X-Requested-With";

	private static final String VALUE = "XMLHttpRequest";

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		// Pages, such as the dashboard, may be below the path of the client too
		boolean file = request.getRequestURI().endsWith(".js") || request.getRequestURI().endsWith(".map");
		chain.doFilter(file ? new ScriptRequest(request) : request, response);
	}

	private static final class ScriptRequest extends HttpServletRequestWrapper {

		ScriptRequest(HttpServletRequest request) {
			super(request);
		}

		@Override
		public @Nullable String getHeader(String name) {
			return HEADER.equalsIgnoreCase(name) ? VALUE : super.getHeader(name);
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			return HEADER.equalsIgnoreCase(name) ? Collections.enumeration(List.of(VALUE)) : super.getHeaders(name);
		}

	}

}
