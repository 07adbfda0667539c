package org.livespring.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The floor of a single node. Keeps the instances that were raised last, up to a number
 * and for as long as a snapshot can be valid that was written before.
 */
public final class InMemorySnapshotFloor implements SnapshotFloor {

	private static final long REMOVED = Long.MAX_VALUE;

	private final int size;

	private final long life;

	private final Clock clock;

	/** The one raised longest ago first. Guarded by this. */
	private final Map<String, Entry> entries = new LinkedHashMap<>();

	/**
	 * Create a floor.
	 * @param size most instances remembered
	 * @param life longest life of a snapshot
	 * @param clock tells what has expired
	 */
	public InMemorySnapshotFloor(int size, Duration life, Clock clock) {
		this.size = size;
		this.life = life.toMillis();
		this.clock = clock;
	}

	@Override
	public synchronized boolean admits(String id, long seq) {
		Entry entry = this.entries.get(id);
		return entry == null || seq >= entry.seq;
	}

	@Override
	public synchronized void raise(String id, long seq) {
		Entry entry = this.entries.get(id);
		if (seq > ((entry != null) ? entry.seq : 0)) {
			put(id, seq);
		}
	}

	@Override
	public synchronized void remove(String id) {
		put(id, REMOVED);
	}

	synchronized int size() {
		return this.entries.size();
	}

	private void put(String id, long seq) {
		long now = this.clock.millis();
		this.entries.remove(id);
		this.entries.put(id, new Entry(seq, now + this.life));
		Iterator<Entry> eldest = this.entries.values().iterator();
		while (eldest.hasNext() && isDropped(eldest.next(), now)) {
			eldest.remove();
		}
	}

	private boolean isDropped(Entry eldest, long now) {
		return this.entries.size() > this.size || eldest.expires < now;
	}

	private record Entry(long seq, long expires) {

	}

}
