package org.livespring;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How far a job is.
 *
 * @param job name of the job
 * @param status what it is doing
 * @param fraction what is done, from 0 to 1
 * @param message what was said last
 * @param time when it was said; a job that has been running in silence for long may have
 * died with its node
 */
public record JobProgress(String job, Status status, double fraction, @Nullable String message, Instant time) {

	/**
	 * Whether it is running.
	 * @return {@code false} once it has completed or failed
	 */
	public boolean running() {
		return this.status == Status.STARTED || this.status == Status.RUNNING;
	}

	/**
	 * What is done in percent.
	 * @return from 0 to 100
	 */
	public int percent() {
		return (int) Math.floor(this.fraction * 100);
	}

	/** What a job is doing. */
	public enum Status {

		/** It has begun. */
		STARTED,
		/** It goes on. */
		RUNNING,
		/** It is done. */
		COMPLETED,
		/** It failed. */
		FAILED

	}

}
