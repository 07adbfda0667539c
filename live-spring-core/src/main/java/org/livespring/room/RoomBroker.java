package org.livespring.room;

import java.time.Instant;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.livespring.LivePosition;

/**
 * The way of room events to other nodes and to those who come later. Each room is a
 * stream of its own with an epoch and contiguous offsets, kept as far back as its
 * {@link HistoryLimits}. No call blocks, all may come from any thread, and stages may
 * complete on threads that must not be held.
 * <p>
 * While the broker is {@link State#AWAY}, a published message is delivered to this node's
 * subscribers at once, without a position, and kept in a bounded buffer. Once the broker
 * is back it is appended and arrives with a position and the same id. Reads fail then
 * with the code {@code BROKER_UNAVAILABLE}.
 */
public interface RoomBroker {

	/**
	 * Append a message to the stream of its room and deliver it to all nodes that
	 * subscribed the room, this one too.
	 * @param message the message
	 * @return completes with its position, or with {@link LivePosition#UNKNOWN} when the
	 * message was buffered; fails with a {@code LiveException} of the code
	 * {@code BROKER_UNAVAILABLE} when nobody will get it
	 */
	CompletionStage<LivePosition> publish(RoomMessage message);

	/**
	 * Follow a room. A node does so once at a time, whoever is in the room.
	 * @param room name of the room
	 * @param subscriber is called for each event from then on
	 * @return the subscription, not yet ready
	 */
	RoomSubscription subscribe(String room, RoomSubscriber subscriber);

	/**
	 * Read on after a position.
	 * @param room name of the room
	 * @param after position of the last event that is known
	 * @return completes with what is next, all of it or a part after which one reads on;
	 * not recovered if the history does not reach back to it or the stream is another one
	 */
	CompletionStage<RoomHistory> read(String room, LivePosition after);

	/**
	 * Read the last events.
	 * @param room name of the room
	 * @param count how many at most; 0 to learn only the position
	 * @return completes with them
	 */
	CompletionStage<RoomHistory> latest(String room, int count);

	/**
	 * Whether other nodes can be reached.
	 * @return the state
	 */
	State state();

	/**
	 * What carries the events, for operators.
	 * @return such as {@code memory} or {@code redis}
	 */
	default String mode() {
		return getClass().getSimpleName();
	}

	/**
	 * When it was last seen that other nodes can be reached.
	 * @return the time, {@code null} where they never could or there are none
	 */
	default @Nullable Instant lastContact() {
		return null;
	}

	/** Whether other nodes can be reached. */
	enum State {

		/** Events go to all nodes. */
		AVAILABLE,
		/** Events stay on this node until the broker is back. */
		AWAY

	}

}
