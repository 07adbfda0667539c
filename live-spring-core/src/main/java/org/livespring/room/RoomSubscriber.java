package org.livespring.room;

/**
 * A node that follows a room, for all who are in it there. Called by one thread at a time
 * for each room; returns at once.
 */
public interface RoomSubscriber {

	/**
	 * An event. Those with a position come in the order of their positions, each at least
	 * once unless {@link #interrupted()} is called after the loss; some may be before the
	 * position at which the subscription begins.
	 * @param event the event
	 */
	void received(RoomEvent event);

	/**
	 * Events may have been missed and the broker is there again: the subscriber reads on
	 * from the last position it has seen.
	 */
	void interrupted();

}
