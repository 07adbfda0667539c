package org.livespring.roomstate;

import java.time.Clock;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.livespring.concurrent.ExpiringMap;

/**
 * The room states of a single node: those written last, up to a number, and for a time
 * after their last write.
 */
public final class InMemoryRoomStates implements RoomStates {

	private final int size;

	private final Duration life;

	// Guarded by this
	private final ExpiringMap<Key, Stored> states;

	/** Version of the last write of all. Guarded by this. */
	private long version;

	/**
	 * Create a store.
	 * @param size most states kept; writing one more fails
	 * @param life how long a state is kept after its last write
	 * @param clock tells what has expired
	 */
	public InMemoryRoomStates(int size, Duration life, Clock clock) {
		this.size = size;
		this.life = life;
		this.states = new ExpiringMap<>(size, clock);
	}

	@Override
	public synchronized @Nullable Stored get(String room, String name) {
		return this.states.get(new Key(room, name));
	}

	@Override
	public synchronized long compareAndSet(String room, String name, long expected, String json) {
		Key key = new Key(room, name);
		Stored stored = this.states.get(key);
		if (expected != ((stored != null) ? stored.version() : 0)) {
			return 0;
		}
		if (stored == null && this.states.isFull()) {
			throw new RoomStateException("More than " + this.size + " room states", null);
		}
		this.states.put(key, new Stored(json, ++this.version), this.life);
		return this.version;
	}

	private record Key(String room, String name) {

	}

}
