package org.livespring.claim;

import java.time.Clock;
import java.time.Duration;

import org.livespring.concurrent.ExpiringMap;

/**
 * The claims of a single node, in memory. Keeps the newest claims, limited by number and
 * age.
 */
public final class InMemoryActionClaims implements ActionClaims {

	private final Duration life;

	// Guarded by this
	private final ExpiringMap<Claim, Boolean> claims;

	/**
	 * Create claims.
	 * @param size maximum number of claims
	 * @param life how long a claim is kept
	 * @param clock the clock by which claims expire
	 */
	public InMemoryActionClaims(int size, Duration life, Clock clock) {
		this.life = life;
		this.claims = new ExpiringMap<>(size, clock);
	}

	@Override
	public synchronized boolean claim(String instanceId, long number) {
		Claim claim = new Claim(instanceId, number);
		boolean free = this.claims.get(claim) == null;
		if (free) {
			this.claims.put(claim, true, this.life);
		}
		return free;
	}

	synchronized int size() {
		return this.claims.size();
	}

	private record Claim(String instanceId, long number) {

	}

}
