package org.livespring.claim;

/**
 * Remembers which calls of claimed actions have begun, so that no call runs on two nodes.
 * A port: implementations decide whether nodes share the claims. Thread-safe.
 */
public interface ActionClaims {

	/**
	 * Claim a call before it runs. May block for a short time.
	 * @param instanceId id of the component instance
	 * @param number number of the call
	 * @return {@code true} for the first claim of this call, {@code false} for all later
	 * ones
	 * @throws RuntimeException if the claims cannot be reached; the call must not run
	 * then
	 */
	boolean claim(String instanceId, long number);

}
