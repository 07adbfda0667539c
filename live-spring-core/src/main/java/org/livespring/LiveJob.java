package org.livespring;

import org.jspecify.annotations.Nullable;

/**
 * A running job that reports its progress to the members of a room. Its methods do not
 * block and may be called from any thread.
 */
public interface LiveJob {

	/**
	 * Report progress.
	 * @param fraction completed part of the job, from 0 to 1; {@code NaN} if it has not
	 * changed
	 * @param message what the job is doing, for the members of the room; may be
	 * {@code null}
	 */
	void progress(double fraction, @Nullable String message);

	/**
	 * Report that the job has completed. Later reports are ignored.
	 * @param message the result, for the members of the room
	 */
	void completed(@Nullable String message);

	/**
	 * Report that the job has failed. Later reports are ignored.
	 * @param message the reason, for the members of the room
	 */
	void failed(@Nullable String message);

}
