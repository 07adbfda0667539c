package org.livespring.security;

import java.security.Principal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AbstractOAuth2Token;

import org.livespring.identity.TokenExpiry;

/** Reads the end of the token that came with a request to an OAuth 2 resource server. */
public final class OAuth2TokenExpiry implements TokenExpiry {

	@Override
	public @Nullable Instant of(Principal user) {
		return (user instanceof Authentication authentication
				&& authentication.getCredentials() instanceof AbstractOAuth2Token token) ? token.getExpiresAt() : null;
	}

}
