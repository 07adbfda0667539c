package org.livespring.claim;

/**
 * Remembers which calls of claimed actions have begun, so that none runs on two nodes;
 * the port to where nodes share that. Thread-safe.
 */
public interface ActionClaims {

	/**
	 * Claim a call before it runs. May wait for a short time.
	 * @param instanceId id of the instance that is called
	 * @param number number of the call
	 * @return {@code true} for the first who claims this call, {@code false} for all
	 * others
	 * @throws RuntimeException if it cannot be told; the call is not run then
	 */
	boolean claim(String instanceId, long number);

}
