package org.livespring.claim;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The claims of a single node. Keeps the newest ones, up to a number and for a time.
 */
public final class InMemoryActionClaims implements ActionClaims {

	private final int size;

	private final long life;

	private final Clock clock;

	/** When each call is forgotten, the oldest first. Guarded by this. */
	private final Map<Claim, Long> claims = new LinkedHashMap<>();

	/**
	 * Create claims.
	 * @param size most calls remembered
	 * @param life how long a call is remembered
	 * @param clock tells what has expired
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
