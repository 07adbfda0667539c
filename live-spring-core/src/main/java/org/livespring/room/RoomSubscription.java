package org.livespring.room;

import java.util.concurrent.CompletionStage;

import org.livespring.LivePosition;

/** A node's subscription of a room. */
public interface RoomSubscription {

	/**
	 * Completes when the subscription holds. With the broker away it waits for it.
	 * @return a position after which no event is missed without {@code interrupted()}
	 */
	CompletionStage<LivePosition> ready();

	/** Stop following the room; later calls do nothing. */
	void close();

}
