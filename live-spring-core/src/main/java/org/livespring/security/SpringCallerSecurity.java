package org.livespring.security;

import java.security.Principal;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.identity.CallerSecurity;

/**
 * Sets the user of a connection in Spring Security's context, so that method security and
 * templates see the user as in a request.
 */
public final class SpringCallerSecurity implements CallerSecurity {

	/** The authentication that Spring Security sets for a request without a login. */
	private static final Authentication ANONYMOUS = new AnonymousAuthenticationToken("live", "anonymousUser",
			AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

	@Override
	public <T> T callAs(@Nullable Principal user, Supplier<T> call) {
		SecurityContextHolderStrategy strategy = SecurityContextHolder.getContextHolderStrategy();
		SecurityContext before = strategy.getContext();
		SecurityContext context = strategy.createEmptyContext();
		if (user instanceof Authentication authentication) {
			context.setAuthentication(authentication);
		}
		else {
			context.setAuthentication(ANONYMOUS);
		}
		strategy.setContext(context);
		try {
			return call.get();
		}
		finally {
			if (before.getAuthentication() != null) {
				strategy.setContext(before);
			}
			else {
				strategy.clearContext();
			}
		}
	}

	@Override
	public LiveException denial(String message) {
		return new LiveException(LiveErrorCode.ACCESS_DENIED, message, new AccessDeniedException(message));
	}

	@Override
	public boolean isDenied(Throwable failure) {
		return failure instanceof AccessDeniedException || failure instanceof AuthenticationException;
	}

}
