package org.livespring.identity;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Knows when the token ends that a user is known by. */
@FunctionalInterface
public interface TokenExpiry {

	/** No user is known by a token that ends. */
	TokenExpiry NEVER = (user) -> null;

	/**
	 * How long what is opened with a token lives that has ended, and was accepted within
	 * the tolerance of the application's security.
	 */
	Duration TOLERANCE = Duration.ofSeconds(60);

	/**
	 * When the token of a user ends.
	 * @param user the user
	 * @return the moment, {@code null} without a token that ends
	 */
	@Nullable Instant of(Principal user);

	/**
	 * When what a user opens now has to end.
	 * @param user the user, {@code null} when not logged in
	 * @param now the present time
	 * @return the moment, {@code null} if no token says one
	 */
	default @Nullable Instant endOf(@Nullable Principal user, Instant now) {
		Instant end = (user != null) ? of(user) : null;
		return (end == null || end.isAfter(now)) ? end : now.plus(TOLERANCE);
	}

}
