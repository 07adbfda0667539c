package org.livespring.roomstate;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the shared state of rooms. A state nobody has written for a time may be dropped.
 */
public interface RoomStates {

	/**
	 * Read a state.
	 * @param room name of the room
	 * @param name name of the state in the room
	 * @return the state, {@code null} if there is none
	 * @throws RoomStateException if the store cannot be reached
	 */
	@Nullable Stored get(String room, String name);

	/**
	 * Write a state if nobody else has written it since it was read.
	 * @param room name of the room
	 * @param name name of the state in the room
	 * @param expected the version that was read, 0 for none
	 * @param json the new state
	 * @return the new version, positive, or 0 if the state has another version than
	 * expected
	 * @throws UnansweredRoomStateException if it is not known whether it was written
	 * @throws RoomStateException if the store cannot be reached or has no place
	 */
	long compareAndSet(String room, String name, long expected, String json);

	/**
	 * A state as it is stored.
	 *
	 * @param json the state
	 * @param version grows with each write; never used twice for a state, also not after
	 * the state was dropped or the store was emptied
	 */
	record Stored(String json, long version) {

	}

}
