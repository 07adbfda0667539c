package org.livespring.roomstate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveRoomState;

/** The shared states of all rooms, and who is told of their changes. */
public final class RoomStateSpace {

	private static final int ATTEMPTS = 100;

	/** Writers that met wait up to that long. */
	private static final long LONGEST_PAUSE = 5_000_000;

	/** Values that are kept so that all who look at them read them once. */
	private static final int MOST_VALUES = 256;

	private final RoomStates states;

	private final JsonMapper mapper;

	private final BiConsumer<String, Object> publisher;

	/** Values of the states that were read last, by room, name and type. */
	private final Map<List<Object>, Value> values = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<List<Object>, Value> eldest) {
			return size() > MOST_VALUES;
		}

	});

	/**
	 * Create a space.
	 * @param states the store
	 * @param mapper writes and reads states
	 * @param publisher tells rooms of events
	 */
	public RoomStateSpace(RoomStates states, JsonMapper mapper, BiConsumer<String, Object> publisher) {
		this.states = states;
		this.mapper = mapper;
		this.publisher = publisher;
	}

	/**
	 * A state of a room.
	 * @param <S> its type
	 * @param room name of the room
	 * @param name name of the state
	 * @param type its type
	 * @param initial what it is as long as nobody has changed it
	 * @return the state
	 */
	public <S> LiveRoomState<S> state(String room, String name, Class<S> type, S initial) {
		return new Cell<>(room, name, type, initial, true);
	}

	/** A state of whose changes the room is not told. */
	<S> LiveRoomState<S> silent(String room, String name, Class<S> type, S initial) {
		return new Cell<>(room, name, type, initial, false);
	}

	/**
	 * The newest value of a state that somebody has changed.
	 * @param <S> its type
	 * @param room name of the room
	 * @param name name of the state
	 * @param type its type
	 * @return the value
	 */
	public <S> S newest(String room, String name, Class<S> type) {
		RoomStates.Stored stored = this.states.get(room, name);
		if (stored == null) {
			throw new RoomStateException("The state '" + name + "' of the room '" + room + "' is gone", null);
		}
		return read(room, name, stored, type);
	}

	/** Reads a value once for each version. */
	private <S> S read(String room, String name, RoomStates.Stored stored, Class<S> type) {
		List<Object> key = List.of(room, name, type);
		Value known = this.values.get(key);
		if (known != null && known.version == stored.version()) {
			return type.cast(known.value);
		}
		S value = read(name, stored, type);
		this.values.put(key, new Value(stored.version(), value));
		return value;
	}

	private <S> S read(String name, RoomStates.Stored stored, Class<S> type) {
		try {
			return this.mapper.readValue(stored.json(), type);
		}
		catch (JacksonException ex) {
			throw new RoomStateException("The state '" + name + "' is no " + type.getName(), ex);
		}
	}

	private record Value(long version, Object value) {

	}

	/** One state of a room as an object of its type. */
	private final class Cell<S> implements LiveRoomState<S> {

		private final String room;

		private final String name;

		private final Class<S> type;

		private final S initial;

		/** Whether the room hears of each change, also where it may not be written. */
		private final boolean told;

		Cell(String room, String name, Class<S> type, S initial, boolean told) {
			this.room = room;
			this.name = name;
			this.type = type;
			this.initial = initial;
			this.told = told;
		}

		@Override
		public S get() {
			return read(RoomStateSpace.this.states.get(this.room, this.name));
		}

		private S read(RoomStates.@Nullable Stored stored) {
			return (stored != null) ? RoomStateSpace.this.read(this.room, this.name, stored, this.type) : this.initial;
		}

		/** Apply a function to the newest state until nobody else was faster. */
		@Override
		public S change(UnaryOperator<S> change) {
			for (int i = 0; i < ATTEMPTS; i++) {
				RoomStates.Stored stored = RoomStateSpace.this.states.get(this.room, this.name);
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
			String json = RoomStateSpace.this.mapper.writeValueAsString(state);
			try {
				long version = RoomStateSpace.this.states.compareAndSet(this.room, this.name, expected, json);
				if (version > 0) {
					tell(version);
				}
				return version > 0;
			}
			catch (UnansweredRoomStateException ex) {
				tell(expected + 1);
				throw ex;
			}
		}

		private void tell(long version) {
			if (this.told) {
				RoomStateSpace.this.publisher.accept(this.room, new StateVersion(this.name, version));
			}
		}

	}

}
