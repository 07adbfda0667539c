package org.livespring;

import org.springframework.util.Assert;

/**
 * Position of an event in the stream of its room. Offsets of one epoch are contiguous. A
 * different epoch means a different stream: it is then unknown which events were missed.
 *
 * @param epoch id of the stream, without {@code :}; empty for an unknown position
 * @param offset number of the event, from 1; 0 is before the first
 */
public record LivePosition(String epoch, long offset) {

	/**
	 * A position in no stream. A member that continues from it is told that it may have
	 * missed events.
	 */
	public static final LivePosition UNKNOWN = new LivePosition("", 0);

	private static final int MAX_LENGTH = 64;

	public LivePosition {
		Assert.isTrue(offset >= 0 && epoch.indexOf(':') == -1, "Not a position");
	}

	/**
	 * Read a position.
	 * @param text a result of {@link #toString()}
	 * @return the position
	 * @throws IllegalArgumentException if the text is not a position
	 */
	public static LivePosition parse(String text) {
		int colon = text.indexOf(':');
		Assert.isTrue(colon != -1 && text.length() <= MAX_LENGTH, "Not a position");
		return new LivePosition(text.substring(0, colon), Long.parseLong(text.substring(colon + 1)));
	}

	/**
	 * Whether an event at this position is new to a member that has seen all events up to
	 * another position.
	 * @param other a position in the same room
	 * @return {@code true} if this one is later or in another stream
	 */
	public boolean isAfter(LivePosition other) {
		return !this.epoch.equals(other.epoch) || this.offset > other.offset;
	}

	/**
	 * Whether this position comes directly after another one.
	 * @param other a position in the same room
	 * @return {@code true} if no event can be in between
	 */
	public boolean follows(LivePosition other) {
		return this.epoch.equals(other.epoch) && this.offset == other.offset + 1;
	}

	/**
	 * The text form.
	 * @return {@code epoch:offset}
	 */
	@Override
	public String toString() {
		return this.epoch + ":" + this.offset;
	}

}
