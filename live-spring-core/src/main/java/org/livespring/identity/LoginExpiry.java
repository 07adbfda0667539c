package org.livespring.identity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Looks up when an HTTP session expires, for stores that do not report the end of a
 * session.
 */
public interface LoginExpiry {

	/**
	 * Returns when a session expires unless it is used again. May block while it asks the
	 * store.
	 * @param session id of the HTTP session
	 * @return the time of expiry, {@code null} if the session has ended
	 */
	@Nullable Instant of(String session);

}
