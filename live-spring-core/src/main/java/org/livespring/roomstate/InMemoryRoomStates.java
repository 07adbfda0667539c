package org.livespring.roomstate;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The room states of a single node: those written last, up to a number, and for a time
 * after their last write.
 */
public final class InMemoryRoomStates implements RoomStates {

	private final int size;

	private final long life;

	private final Clock clock;

	/** The one written longest ago first. Guarded by this. */
	private final Map<Key, Entry> entries = new LinkedHashMap<>();

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
		this.life = life.toMillis();
		this.clock = clock;
	}

	@Override
	public synchronized @Nullable Stored get(String room, String name) {
		Entry entry = find(new Key(room, name));
		return (entry != null) ? entry.stored() : null;
	}

	@Override
	public synchronized long compareAndSet(String room, String name, long expected, String json) {
		Key key = new Key(room, name);
		Entry entry = find(key);
		if (expected != ((entry != null) ? entry.stored().version() : 0)) {
			return 0;
		}
		dropExpired();
		if (entry == null && this.entries.size() >= this.size) {
			throw new RoomStateException("More than " + this.size + " room states", null);
		}
		this.entries.remove(key);
		this.entries.put(key, new Entry(new Stored(json, ++this.version), this.clock.millis() + this.life));
		return this.version;
	}

	private @Nullable Entry find(Key key) {
		Entry entry = this.entries.get(key);
		return (entry != null && entry.expires() >= this.clock.millis()) ? entry : null;
	}

	private void dropExpired() {
		long now = this.clock.millis();
		Iterator<Entry> eldest = this.entries.values().iterator();
		while (eldest.hasNext() && eldest.next().expires() < now) {
			eldest.remove();
		}
	}

	private record Key(String room, String name) {

	}

	private record Entry(Stored stored, long expires) {

	}

}
