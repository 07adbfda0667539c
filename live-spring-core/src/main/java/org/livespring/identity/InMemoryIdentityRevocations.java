package org.livespring.identity;

import java.time.Clock;
import java.time.Duration;

import org.livespring.concurrent.ExpiringMap;

/**
 * The revocations of a single node, in memory. The number is limited: the oldest
 * revocation is forgotten first, which also expires first if all have the same life.
 * Thread-safe.
 */
public final class InMemoryIdentityRevocations implements IdentityRevocations {

	// Guarded by this
	private final ExpiringMap<String, Boolean> revoked;

	/**
	 * Creates the store.
	 * @param size most revocations that are kept
	 * @param clock the clock
	 */
	public InMemoryIdentityRevocations(int size, Clock clock) {
		this.revoked = new ExpiringMap<>(size, clock);
	}

	@Override
	public synchronized void revoke(String id, Duration life) {
		this.revoked.put(id, true, life);
	}

	@Override
	public synchronized boolean isRevoked(String id) {
		return this.revoked.get(id) != null;
	}

}
