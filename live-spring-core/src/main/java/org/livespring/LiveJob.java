package org.livespring;

import org.jspecify.annotations.Nullable;

/**
 * Work that says how far it is. Methods return at once and may be called by any thread.
 */
public interface LiveJob {

	/**
	 * The work goes on.
	 * @param fraction what is done, from 0 to 1; {@code NaN} for as much as before
	 * @param message what is being done, {@code null} for nothing special
	 */
	void progress(double fraction, @Nullable String message);

	/**
	 * The work is done; nothing that is said afterwards counts.
	 * @param message what came of it
	 */
	void completed(@Nullable String message);

	/**
	 * The work failed; nothing that is said afterwards counts.
	 * @param message why, for the members of the room
	 */
	void failed(@Nullable String message);

}
