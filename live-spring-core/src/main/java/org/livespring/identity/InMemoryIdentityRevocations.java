package org.livespring.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The revocations of a single node, in memory. The number is limited: the oldest
 * revocation is forgotten first, which also expires first if all have the same life.
 * Thread-safe.
 */
public final class InMemoryIdentityRevocations implements IdentityRevocations {

	private final int size;

	private final Clock clock;

	/** Times of expiry by id, the oldest revocation first. Guarded by the map. */
	private final Map<String, Long> revoked = new LinkedHashMap<>();

	/**
	 * Creates the store.
	 * @param size most revocations that are kept
	 * @param clock the clock
	 */
	public InMemoryIdentityRevocations(int size, Clock clock) {
		this.size = size;
		this.clock = clock;
	}

	@Override
	public void revoke(String id, Duration life) {
		long now = this.clock.millis();
		synchronized (this.revoked) {
			this.revoked.remove(id);
			this.revoked.put(id, now + life.toMillis());
			Iterator<Long> oldest = this.revoked.values().iterator();
			while (oldest.hasNext() && (oldest.next() < now || this.revoked.size() > this.size)) {
				oldest.remove();
			}
		}
	}

	@Override
	public boolean isRevoked(String id) {
		synchronized (this.revoked) {
			Long expires = this.revoked.get(id);
			return expires != null && expires >= this.clock.millis();
		}
	}

}
