package org.livespring.room;

import org.livespring.LivePosition;

/**
 * Who is in rooms of this node. Each method returns at once and is called by one thread
 * at a time for each room, in the order of the room's stream.
 */
public interface RoomMember {

	/**
	 * What publishers exclude it by.
	 * @return an id
	 */
	String id();

	/**
	 * An event.
	 * @param event the event, shared with all members of this node
	 * @param cursor where the member is now; unsettled as long as it has had events
	 * without a position
	 */
	void received(RoomEvent event, RoomCursor cursor);

	/**
	 * All up to a position has been received, or was not for this member, and nothing
	 * besides. Not told before that is so. Who keeps no position need not listen.
	 * @param room name of the room
	 * @param position the position
	 */
	default void advanced(String room, LivePosition position) {
	}

	/**
	 * Events after the member's position are missing and cannot be recovered.
	 * @param room name of the room
	 * @param position where the room goes on from
	 */
	void missed(String room, LivePosition position);

}
