package org.livespring;

import java.util.function.UnaryOperator;

/**
 * A state that all members of a room share, on every node. Another member may change it
 * at any time after it was read, so a change is a function that is applied to the newest
 * value.
 *
 * @param <S> type of the state, an immutable record
 */
public interface LiveRoomState<S> {

	/**
	 * Read the newest value.
	 * @return the value, the initial one if the state was never changed
	 */
	S get();

	/**
	 * Change the state. The change takes effect at once and is kept even if the calling
	 * method fails later. If the value changes, members of the room that listen to
	 * {@link RoomStateChanged} are notified.
	 * @param change function that computes the new value from the newest one; it may be
	 * called several times and must have no side effects
	 * @return the value after the change
	 * @throws LiveException with the code {@code BROKER_UNAVAILABLE} while the nodes
	 * cannot reach their shared store
	 */
	S change(UnaryOperator<S> change);

}
