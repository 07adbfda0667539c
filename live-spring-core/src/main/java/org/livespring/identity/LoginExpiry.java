package org.livespring.identity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Looks up when an HTTP session ends, where the session's store does not report it by
 * itself.
 */
public interface LoginExpiry {

	/**
	 * When a session ends unless it is used again. May wait for the store.
	 * @param session id of the session
	 * @return the moment, {@code null} if the session has ended
	 */
	@Nullable Instant of(String session);

}
