package org.livespring.room;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.livespring.LivePosition;

/**
 * An event on its way to the members of this node, with what they make of it once for
 * all: the decoded object, encoded frames. Thread-safe.
 */
public final class RoomDelivery {

	private final RoomEvent event;

	private final Map<Object, Object> shared = new ConcurrentHashMap<>(4);

	public RoomDelivery(RoomEvent event) {
		this.event = event;
	}

	RoomEvent event() {
		return this.event;
	}

	public RoomMessage message() {
		return this.event.message();
	}

	/**
	 * The event's position in the stream.
	 * @return the position, {@code null} while the broker is away
	 */
	public @Nullable LivePosition position() {
		return this.event.position();
	}

	/**
	 * Something that is made of the event by the first member who asks for it.
	 * @param <T> its type
	 * @param key what it is known by
	 * @param factory makes it
	 * @return what was made
	 */
	@SuppressWarnings("unchecked")
	public <T> T shared(Object key, Function<RoomMessage, T> factory) {
		return (T) this.shared.computeIfAbsent(key, (ignored) -> factory.apply(message()));
	}

}
