package org.livespring.identity;

import java.time.Duration;

/**
 * The identities that were revoked before they expired; the port to a store that all
 * nodes share.
 */
public interface IdentityRevocations {

	/**
	 * Refuse an identity from now on.
	 * @param id id of the identity
	 * @param life how long it may still be shown, after which it may be forgotten
	 */
	void revoke(String id, Duration life);

	/**
	 * Whether an identity was revoked. Throws if that cannot be told now: the browser
	 * tries again.
	 * @param id id of the identity
	 * @return {@code true} to refuse it
	 */
	boolean isRevoked(String id);

}
