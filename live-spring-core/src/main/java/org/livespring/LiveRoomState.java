package org.livespring;

import java.util.function.UnaryOperator;

/**
 * A state that all members of a room share, on every node. What one has read another may
 * have changed since, so it is changed by functions that are applied to the newest.
 *
 * @param <S> its type: an immutable record
 */
public interface LiveRoomState<S> {

	/**
	 * The newest state.
	 * @return the state, the initial one if nobody has changed it yet
	 */
	S get();

	/**
	 * Change the state, at once and also if the calling method fails later. Listeners to
	 * {@link RoomStateChanged} in the room are told, unless the state stays equal.
	 * @param change function from the newest to the next state, without side effects:
	 * called again where somebody else was faster
	 * @return the state after it
	 * @throws LiveException with the code {@code BROKER_UNAVAILABLE} while the nodes
	 * cannot reach what they share
	 */
	S change(UnaryOperator<S> change);

}
