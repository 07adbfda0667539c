package org.livespring.room;

import org.livespring.LivePosition;

/**
 * Position of a member that had events which have no position yet, or are not in the
 * order of the stream. It is in no stream: who comes back with it is told that it missed
 * something, since to go on there could repeat those events.
 */
public final class UnsettledPosition {

	/** Begins the epoch, which no stream's does. */
	private static final String MARK = "?";

	private UnsettledPosition() {
	}

	/**
	 * Mark a position.
	 * @param position the last one the member has come to
	 * @return the position as an unsettled one
	 */
	public static LivePosition of(LivePosition position) {
		return is(position) ? position : new LivePosition(MARK + position.epoch(), position.offset());
	}

	/**
	 * Whether a position is unsettled.
	 * @param position a position
	 * @return {@code true} for one that {@link #of} gave
	 */
	public static boolean is(LivePosition position) {
		return position.epoch().startsWith(MARK);
	}

	/**
	 * The last position that is known.
	 * @param position a position, unsettled or not
	 * @return the position in the stream
	 */
	public static LivePosition settled(LivePosition position) {
		return is(position) ? new LivePosition(position.epoch().substring(MARK.length()), position.offset()) : position;
	}

}
