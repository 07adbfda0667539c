package org.livespring.claim;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

import org.livespring.concurrent.ExpiringMap;

/**
 * The snapshot floor of a single node, in memory. Keeps the instances that were claimed
 * or raised last, limited by number, and each one as long as an older snapshot of it can
 * be valid.
 */
public final class InMemorySnapshotFloor implements SnapshotFloor {

	private static final long REMOVED = Long.MAX_VALUE;

	private static final long MOST_STEP = 1_000_000;

	private final Duration life;

	/** Entries by instance id. Guarded by this. */
	private final ExpiringMap<String, Entry> entries;

	/**
	 * Create a floor.
	 * @param size maximum number of instances
	 * @param life longest life of a snapshot
	 * @param clock the clock by which entries expire
	 */
	public InMemorySnapshotFloor(int size, Duration life, Clock clock) {
		this.life = life;
		this.entries = new ExpiringMap<>(size, clock);
	}

	@Override
	public synchronized Claim claim(String id, @Nullable String page, long epoch, long seq) {
		Entry entry = this.entries.get(id);
		if (entry != null && !entry.admits(epoch, seq)) {
			return Claim.STALE;
		}
		if (entry != null && entry.isOfAnother(page)) {
			return Claim.FORKED;
		}
		// A random step, so that nodes without a shared floor do not give the same epoch
		long step = ThreadLocalRandom.current().nextLong(1, MOST_STEP);
		long next = Math.max(epoch, (entry != null) ? entry.claim : 0) + step;
		boolean first = epoch == 0 && seq == 0;
		if (page != null || !first) {
			put(id, (page != null || entry == null) ? page : entry.page, next, epoch, seq);
		}
		boolean known = entry != null || first;
		return new Claim(known ? Result.CLAIMED : Result.UNKNOWN, next);
	}

	@Override
	public synchronized void raise(String id, long epoch, long seq) {
		Entry entry = this.entries.get(id);
		if (entry == null && seq > 0) {
			put(id, null, epoch, epoch, seq);
		}
		else if (entry != null && entry.admits(epoch, seq)) {
			put(id, entry.page, entry.claim, epoch, seq);
		}
	}

	@Override
	public synchronized void remove(String id) {
		put(id, null, 0, REMOVED, REMOVED);
	}

	synchronized int size() {
		return this.entries.size();
	}

	private void put(String id, @Nullable String page, long claim, long epoch, long seq) {
		this.entries.put(id, new Entry(page, claim, epoch, seq), this.life);
	}

	/**
	 * What the floor knows about an instance.
	 *
	 * @param page the page that claimed the instance last, {@code null} if none did
	 * @param claim the epoch of that claim
	 * @param epoch epoch of the newest snapshot that the browser is known to have had
	 * @param seq sequence of that snapshot
	 */
	private record Entry(@Nullable String page, long claim, long epoch, long seq) {

		boolean isOfAnother(@Nullable String page) {
			return page != null && this.page != null && !this.page.equals(page);
		}

		boolean admits(long epoch, long seq) {
			return (epoch != this.epoch) ? epoch > this.epoch : seq >= this.seq;
		}

	}

}
