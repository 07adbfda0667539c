package org.livespring.roomstate;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.livespring.log.PrintableLog;

/**
 * Shared states that can be read while their store is away, as they were when this node
 * knew them last. Nothing is written meanwhile. Thread-safe.
 */
public final class RememberedRoomStates implements RoomStates {

	private static final Log logger = PrintableLog.of(RememberedRoomStates.class);

	private final RoomStates states;

	/** The one read or written longest ago first. Guarded by itself. */
	private final Map<Key, Stored> known;

	/**
	 * Create the memory.
	 * @param states the store
	 * @param size most states remembered
	 */
	public RememberedRoomStates(RoomStates states, int size) {
		this.states = states;
		this.known = new LinkedHashMap<>(16, 0.75f, true) {

			@Override
			protected boolean removeEldestEntry(Map.Entry<Key, Stored> eldest) {
				return size() > size;
			}

		};
	}

	@Override
	public @Nullable Stored get(String room, String name) {
		Key key = new Key(room, name);
		try {
			Stored stored = this.states.get(room, name);
			remember(key, stored);
			return stored;
		}
		catch (RoomStateException ex) {
			logger.debug("'" + name + "' of '" + room + "' is read as it was: " + ex);
			synchronized (this.known) {
				return this.known.get(key);
			}
		}
	}

	@Override
	public long compareAndSet(String room, String name, long expected, String json) {
		long version = this.states.compareAndSet(room, name, expected, json);
		if (version > 0) {
			remember(new Key(room, name), new Stored(json, version));
		}
		return version;
	}

	private void remember(Key key, @Nullable Stored stored) {
		synchronized (this.known) {
			if (stored == null) {
				this.known.remove(key);
			}
			else {
				this.known.merge(key, stored, (one, other) -> (other.version() >= one.version()) ? other : one);
			}
		}
	}

	private record Key(String room, String name) {

	}

}
