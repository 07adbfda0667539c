package org.livespring;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Event with the progress of a job, sent to the members of a room.
 *
 * @param job name of the job, unique in the room
 * @param status whether the job has started, is running, has completed or has failed
 * @param fraction completed part of the job, from 0 to 1
 * @param message the job's last message for the members of the room
 * @param time time of this report; a running job that has not reported for a long time
 * may have been lost with its node
 */
@LiveClientEvent
public record JobProgress(String job, Status status, double fraction, @Nullable String message, Instant time) {

	/**
	 * Whether the job is still running.
	 * @return {@code false} once it has completed or failed
	 */
	public boolean running() {
		return this.status == Status.STARTED || this.status == Status.RUNNING;
	}

	/**
	 * The completed part of the job in percent, rounded down.
	 * @return from 0 to 100
	 */
	public int percent() {
		return (int) Math.floor(this.fraction * 100);
	}

	/** Status of a job. */
	public enum Status {

		/** The job has started and has not reported progress yet. */
		STARTED,
		/** The job has reported progress. */
		RUNNING,
		/** The job has completed. */
		COMPLETED,
		/** The job has failed. */
		FAILED

	}

}
