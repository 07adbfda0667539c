package org.livespring.room;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.livespring.LivePosition;

/**
 * A message that was delivered, with what its receivers on this node make of it once for
 * all: the decoded object, encoded frames. Thread-safe.
 */
public final class RoomEvent {

	private final RoomMessage message;

	private final @Nullable LivePosition position;

	/** Most events of a history share nothing. Guarded by this. */
	private @Nullable Map<Object, Object> shared;

	/**
	 * Create an event.
	 * @param message the message
	 * @param position its position in the room's stream; {@code null} while the broker is
	 * away, when it was delivered on its own node only and will arrive again with a
	 * position
	 */
	public RoomEvent(RoomMessage message, @Nullable LivePosition position) {
		this.message = message;
		this.position = position;
	}

	public RoomMessage message() {
		return this.message;
	}

	public @Nullable LivePosition position() {
		return this.position;
	}

	/**
	 * Something that is made of the event by the first receiver who asks for it.
	 * @param <T> its type
	 * @param key what it is known by
	 * @param factory makes it
	 * @return what was made
	 */
	@SuppressWarnings("unchecked")
	public <T> T shared(Object key, Function<RoomMessage, T> factory) {
		return (T) shared().computeIfAbsent(key, (ignored) -> factory.apply(this.message));
	}

	private synchronized Map<Object, Object> shared() {
		if (this.shared == null) {
			this.shared = new ConcurrentHashMap<>(4);
		}
		return this.shared;
	}

}
