package org.livespring.roomstate;

import java.util.function.BiConsumer;

import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveRoomState;

/** The shared states of all rooms, and who is told of their changes. */
public final class RoomStateSpace {

	private final RoomStates states;

	private final JsonMapper mapper;

	private final BiConsumer<String, Object> publisher;

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
		return new RoomStateCell<>(this.states, this.mapper, room, name, type, initial,
				(version) -> this.publisher.accept(room, new StateVersion(name, version)));
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
		return RoomStateCell.read(this.mapper, name, stored, type);
	}

}
