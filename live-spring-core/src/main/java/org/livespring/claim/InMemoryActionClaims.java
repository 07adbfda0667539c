package org.livespring.claim;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The claims of a single node, in memory. Keeps the newest claims, limited by number and
 * age.
 */
public final class InMemoryActionClaims implements ActionClaims {

	private final int size;

	private final long life;

	private final Clock clock;

	/** Expiry of each claim in milliseconds, the oldest claim first. Guarded by this. */
	private final Map<Claim, Long> claims = new LinkedHashMap<>();

	/**
	 * Create claims.
	 * @param size maximum number of claims
	 * @param life how long a claim is kept
	 * @param clock the clock by which claims expire
	 */
	public InMemoryActionClaims(int size, Duration life, Clock clock) {
		this.size = size;
		this.life = life.toMillis();
		this.clock = clock;
	}

	@Override
	public synchronized boolean claim(String instanceId, long number) {
		long now = this.clock.millis();
		Iterator<Long> oldest = this.claims.values().iterator();
		while (oldest.hasNext() && oldest.next() < now) {
			oldest.remove();
		}
		if (this.claims.putIfAbsent(new Claim(instanceId, number), now + this.life) != null) {
			return false;
		}
		if (this.claims.size() > this.size) {
			this.claims.remove(this.claims.keySet().iterator().next());
		}
		return true;
	}

	synchronized int size() {
		return this.claims.size();
	}

	private record Claim(String instanceId, long number) {

	}

}
