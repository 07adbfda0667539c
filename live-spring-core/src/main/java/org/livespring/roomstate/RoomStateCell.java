package org.livespring.roomstate;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveRoomState;

/**
 * One state of a room as an object of its type.
 */
final class RoomStateCell<S> implements LiveRoomState<S> {

	private static final int ATTEMPTS = 100;

	/** Writers that met wait up to that long. */
	private static final long LONGEST_PAUSE = 5_000_000;

	private final RoomStates states;

	private final JsonMapper mapper;

	private final String room;

	private final String name;

	private final Class<S> type;

	private final S initial;

	private final LongConsumer changed;

	/**
	 * Create a cell.
	 * @param states the store
	 * @param mapper writes and reads the state
	 * @param room name of the room
	 * @param name name of the state
	 * @param type its type
	 * @param initial what it is as long as nobody has changed it
	 * @param changed gets the version of each change, also where it is not known whether
	 * it was written
	 */
	RoomStateCell(RoomStates states, JsonMapper mapper, String room, String name, Class<S> type, S initial,
			LongConsumer changed) {
		this.states = states;
		this.mapper = mapper;
		this.room = room;
		this.name = name;
		this.type = type;
		this.initial = initial;
		this.changed = changed;
	}

	@Override
	public S get() {
		return read(this.states.get(this.room, this.name));
	}

	private S read(RoomStates.@Nullable Stored stored) {
		return (stored != null) ? read(this.mapper, this.name, stored, this.type) : this.initial;
	}

	static <S> S read(JsonMapper mapper, String name, RoomStates.Stored stored, Class<S> type) {
		try {
			return mapper.readValue(stored.json(), type);
		}
		catch (JacksonException ex) {
			throw new RoomStateException("The state '" + name + "' is no " + type.getName(), ex);
		}
	}

	/** Apply a function to the newest state until nobody else was faster. */
	@Override
	public S change(UnaryOperator<S> change) {
		for (int i = 0; i < ATTEMPTS; i++) {
			RoomStates.Stored stored = this.states.get(this.room, this.name);
			S before = read(stored);
			S after = change.apply(before);
			if (after.equals(before) || write((stored != null) ? stored.version() : 0, after)) {
				return after;
			}
			LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE));
		}
		throw new RoomStateException("The state '" + this.name + "' was changed by others " + ATTEMPTS + " times",
				null);
	}

	private boolean write(long expected, S state) {
		String json = this.mapper.writeValueAsString(state);
		try {
			long version = this.states.compareAndSet(this.room, this.name, expected, json);
			if (version > 0) {
				this.changed.accept(version);
			}
			return version > 0;
		}
		catch (UnansweredRoomStateException ex) {
			this.changed.accept(expected + 1);
			throw ex;
		}
	}

}
