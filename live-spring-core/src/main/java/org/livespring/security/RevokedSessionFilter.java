package org.livespring.security;

import java.io.IOException;
import java.util.function.Supplier;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.web.filter.OncePerRequestFilter;

import org.livespring.identity.RevokedSessions;

/**
 * Ends an HTTP session whose login no longer holds before Spring Security reads the user
 * from it. Without it the page that was closed would come back with the old authorities.
 */
public final class RevokedSessionFilter extends OncePerRequestFilter {

	private final Supplier<RevokedSessions> revoked;

	/**
	 * Creates the filter.
	 * @param revoked supplies the sessions; not called before the first request
	 */
	public RevokedSessionFilter(Supplier<RevokedSessions> revoked) {
		this.revoked = revoked;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		HttpSession session = request.getSession(false);
		if (session != null && this.revoked.get().contains(session.getId())) {
			session.invalidate();
		}
		chain.doFilter(request, response);
	}

}
