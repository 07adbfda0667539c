package org.livespring.roomstate;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.livespring.JobProgress;
import org.livespring.JobProgress.Status;
import org.livespring.LiveJob;
import org.livespring.concurrent.DelayingExecutor;

/**
 * A job that says how far it is: the first, the last and in between the newest at an
 * interval. Fields are guarded by this; what is published leaves on the executor, in
 * order.
 */
final class ProgressJob implements LiveJob {

	private final String name;

	private final Executor executor;

	private final Duration interval;

	private final Clock clock;

	private final Consumer<JobProgress> publisher;

	/** What was left out since the last that was published. */
	private @Nullable JobProgress waiting;

	private double fraction;

	private boolean resting;

	private boolean ended;

	ProgressJob(String name, Executor executor, Duration interval, Clock clock, Consumer<JobProgress> publisher) {
		this.name = name;
		this.executor = executor;
		this.interval = interval;
		this.clock = clock;
		this.publisher = publisher;
	}

	synchronized void start() {
		publish(newProgress(Status.STARTED, null));
	}

	@Override
	public synchronized void progress(double fraction, @Nullable String message) {
		if (this.ended) {
			return;
		}
		if (!Double.isNaN(fraction)) {
			this.fraction = Math.max(0, Math.min(1, fraction));
		}
		JobProgress progress = newProgress(Status.RUNNING, message);
		if (this.resting) {
			this.waiting = progress;
		}
		else {
			publish(progress);
		}
	}

	@Override
	public synchronized void completed(@Nullable String message) {
		if (!this.ended) {
			this.fraction = 1;
			end(newProgress(Status.COMPLETED, message));
		}
	}

	@Override
	public synchronized void failed(@Nullable String message) {
		if (!this.ended) {
			end(newProgress(Status.FAILED, message));
		}
	}

	private void end(JobProgress progress) {
		this.ended = true;
		this.waiting = null;
		publish(progress);
	}

	private JobProgress newProgress(Status status, @Nullable String message) {
		return new JobProgress(this.name, status, this.fraction, message, this.clock.instant());
	}

	private void publish(JobProgress progress) {
		try {
			this.executor.execute(() -> this.publisher.accept(progress));
			if (!this.resting && !this.ended) {
				this.resting = true;
				DelayingExecutor.delayed(this.executor, this.interval.toNanos()).execute(this::rested);
			}
		}
		catch (RejectedExecutionException ex) {
			// The application is stopping, and so are its rooms
			this.ended = true;
		}
	}

	private synchronized void rested() {
		this.resting = false;
		JobProgress waiting = this.waiting;
		if (waiting != null) {
			this.waiting = null;
			publish(waiting);
		}
	}

}
