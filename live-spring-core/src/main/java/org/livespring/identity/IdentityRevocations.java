package org.livespring.identity;

import java.time.Duration;

/**
 * The identities that were revoked before they expired. The port to a store that all
 * nodes share.
 */
public interface IdentityRevocations {

	/**
	 * Revokes an identity.
	 * @param id id of the identity
	 * @param life how long the identity is still valid, after which the revocation may be
	 * forgotten
	 */
	void revoke(String id, Duration life);

	/**
	 * Whether an identity was revoked. Throws an exception if that cannot be determined
	 * now; the browser then tries again.
	 * @param id id of the identity
	 * @return {@code true} if it was revoked
	 */
	boolean isRevoked(String id);

}
