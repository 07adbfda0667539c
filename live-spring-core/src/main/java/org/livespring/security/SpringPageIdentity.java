package org.livespring.security;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.RememberMeAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsChecker;
import org.springframework.security.core.userdetails.UserDetailsService;

import org.livespring.identity.IdentityCodec;
import org.livespring.identity.IdentityRevocations;
import org.livespring.identity.IdentityToken;
import org.livespring.identity.Login;
import org.livespring.identity.Owner;
import org.livespring.identity.PageIdentity;
import org.livespring.log.PrintableLog;
import org.livespring.state.InstanceIds;

/**
 * A {@link PageIdentity} for Spring Security. It loads the user each time it reads a
 * cookie, so that the user has the present authorities. Such a user counts as remembered
 * in terms of Spring Security, not as fully authenticated.
 */
public final class SpringPageIdentity implements PageIdentity {

	private static final Log logger = PrintableLog.of(SpringPageIdentity.class);

	private static final String KEY = "live";

	private final UserDetailsChecker checker = new AccountStatusUserDetailsChecker();

	private final String cookie;

	private final IdentityCodec codec;

	private final UserDetailsService users;

	private final IdentityRevocations revocations;

	private final Settings settings;

	private final Clock clock;

	public SpringPageIdentity(String application, IdentityCodec codec, UserDetailsService users,
			IdentityRevocations revocations, Settings settings, Clock clock) {
		this.cookie = "live-identity-" + application.replaceAll("[^A-Za-z0-9_-]", "_");
		this.codec = codec;
		this.users = users;
		this.revocations = revocations;
		this.settings = settings;
		this.clock = clock;
	}

	@Override
	public @Nullable Known read(Map<String, String> cookies, List<String> bindings) {
		IdentityToken token = valid(cookies, bindings);
		Principal user = (token != null) ? load(token.user()) : null;
		return (token != null && user != null) ? new Known(user, token.id()) : null;
	}

	/** Returns the identity of a request if it is valid, without a check of the user. */
	private @Nullable IdentityToken valid(Map<String, String> cookies, List<String> bindings) {
		IdentityToken token = token(cookies);
		boolean accepted = token != null && token.expires() >= now() && bindings.contains(token.binding())
				&& !this.revocations.isRevoked(token.id());
		return accepted ? token : null;
	}

	private @Nullable IdentityToken token(Map<String, String> cookies) {
		String value = cookies.get(this.cookie);
		return (value != null) ? this.codec.read(value) : null;
	}

	private @Nullable Principal load(String name) {
		try {
			UserDetails user = this.users.loadUserByUsername(name);
			this.checker.check(user);
			return new RememberMeAuthenticationToken(KEY, user, user.getAuthorities());
		}
		catch (AuthenticationException ex) {
			logger.debug("Refused an identity: " + ex.getClass().getSimpleName());
			return null;
		}
	}

	@Override
	public @Nullable Cookie issue(Map<String, String> cookies, Owner owner, @Nullable String session) {
		Principal user = owner.principal();
		if (user == null || owner.bindings().isEmpty()) {
			return cookies.containsKey(this.cookie) ? cookie("", Duration.ZERO) : null;
		}
		IdentityToken present = valid(cookies, owner.bindings());
		String login = (session != null) ? Login.keyOfSession(session) : null;
		boolean same = present != null && present.user().equals(user.getName())
				&& (login == null || login.equals(present.id()));
		if (present != null && same && !isDue(present)) {
			return null;
		}
		String id = (present != null && same) ? present.id() : newId(login);
		return cookie(new IdentityToken(id, user.getName(), owner.bindings().get(0), now(), now() + seconds()));
	}

	/**
	 * Returns the key of the login as the id, so that the end of the login revokes the
	 * identity; a random id without a login.
	 */
	private String newId(@Nullable String login) {
		return (login != null && !this.revocations.isRevoked(login)) ? login : InstanceIds.next() + InstanceIds.next();
	}

	@Override
	public @Nullable Cookie renew(Map<String, String> cookies, List<String> bindings) {
		IdentityToken token = valid(cookies, bindings);
		if (token == null || !isDue(token) || load(token.user()) == null) {
			return null;
		}
		long expires = Math.min(now() + seconds(), token.since() + this.settings.maxLife().toSeconds());
		return (expires > token.expires())
				? cookie(new IdentityToken(token.id(), token.user(), token.binding(), token.since(), expires)) : null;
	}

	private boolean isDue(IdentityToken token) {
		return token.expires() - now() <= 3 * seconds() / 4;
	}

	@Override
	public @Nullable String revoke(Map<String, String> cookies) {
		IdentityToken token = token(cookies);
		if (token == null) {
			return null;
		}
		revoke(token.id());
		return token.id();
	}

	@Override
	public void revoke(String id) {
		this.revocations.revoke(id, this.settings.life());
	}

	@Override
	public Duration life() {
		return this.settings.life();
	}

	private Cookie cookie(IdentityToken token) {
		return cookie(this.codec.write(token), Duration.ofSeconds(token.expires() - now()));
	}

	private Cookie cookie(String value, Duration life) {
		return new Cookie(this.cookie, value, life);
	}

	private long seconds() {
		return this.settings.life().toSeconds();
	}

	private long now() {
		return this.clock.millis() / 1000;
	}

	/**
	 * How long identities are valid.
	 *
	 * @param life how long an identity is valid without a renewal
	 * @param maxLife how long an identity that only renews itself is valid
	 */
	public record Settings(Duration life, Duration maxLife) {

	}

}
