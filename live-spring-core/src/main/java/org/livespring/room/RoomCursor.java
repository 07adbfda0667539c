package org.livespring.room;

import org.livespring.LivePosition;

/**
 * How far a member has received a room.
 *
 * @param position the last position in the stream up to which the member has everything
 * @param settled whether it has nothing else: {@code false} once it received events that
 * have no position yet, or not in the order of the stream. A member that comes back with
 * an unsettled cursor is told that it missed something, since reading on from the
 * position could repeat those events.
 */
public record RoomCursor(LivePosition position, boolean settled) {

	/** Begins the text of an unsettled cursor, and the epoch of no stream. */
	private static final String MARK = "?";

	/**
	 * A settled cursor.
	 * @param position the position
	 * @return the cursor
	 */
	public static RoomCursor at(LivePosition position) {
		return new RoomCursor(position, true);
	}

	/**
	 * Read a cursor.
	 * @param text what {@link #toString()} gave
	 * @return the cursor
	 * @throws IllegalArgumentException if it is none
	 */
	public static RoomCursor parse(String text) {
		boolean settled = !text.startsWith(MARK);
		return new RoomCursor(LivePosition.parse(settled ? text : text.substring(MARK.length())), settled);
	}

	/**
	 * The position to read on from.
	 * @return the position, {@link LivePosition#UNKNOWN} for an unsettled cursor
	 */
	public LivePosition resumption() {
		return this.settled ? this.position : LivePosition.UNKNOWN;
	}

	/**
	 * The text form.
	 * @return {@code epoch:offset}, after a question mark for an unsettled cursor
	 */
	@Override
	public String toString() {
		return this.settled ? this.position.toString() : MARK + this.position;
	}

}
