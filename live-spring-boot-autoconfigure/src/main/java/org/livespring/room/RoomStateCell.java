package org.livespring.room;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One state of a room as an object of its type.
 */
final class RoomStateCell<S> {

	private static final int ATTEMPTS = 100;

	/** Writers that met wait up to that long. */
	private static final long LONGEST_PAUSE = 5_000_000;

	private final RoomStates states;

	private final JsonMapper mapper;

	private final String room;

	private final String name;

	private final Class<S> type;

	private final S initial;

	RoomStateCell(RoomStates states, JsonMapper mapper, String room, String name, Class<S> type, S initial) {
		this.states = states;
		this.mapper = mapper;
		this.room = room;
		this.name = name;
		this.type = type;
		this.initial = initial;
	}

	String name() {
		return this.name;
	}

	S get() {
		return read(this.states.get(this.room, this.name));
	}

	private S read(RoomStates.@Nullable Stored stored) {
		if (stored == null) {
			return this.initial;
		}
		try {
			return this.mapper.readValue(stored.json(), this.type);
		}
		catch (JacksonException ex) {
			throw new RoomStateException("The state '" + this.name + "' is no " + this.type.getName(), ex);
		}
	}

	/** Apply a function to the newest state until nobody else was faster. */
	Written<S> update(UnaryOperator<S> change) {
		for (int i = 0; i < ATTEMPTS; i++) {
			RoomStates.Stored stored = this.states.get(this.room, this.name);
			S before = read(stored);
			S after = change.apply(before);
			if (after.equals(before)) {
				return new Written<>(after, 0);
			}
			long version = this.states.compareAndSet(this.room, this.name, (stored != null) ? stored.version() : 0,
					this.mapper.writeValueAsString(after));
			if (version > 0) {
				return new Written<>(after, version);
			}
			LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE));
		}
		throw new RoomStateException("The state '" + this.name + "' was changed by others " + ATTEMPTS + " times",
				null);
	}

	/**
	 * What an update did.
	 *
	 * @param state the state after it
	 * @param version the version written, 0 if there was nothing to write
	 */
	record Written<S>(S state, long version) {

	}

}
