package org.livespring.sample.jobs;

import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Service;

import org.livespring.LiveJob;
import org.livespring.LiveProgress;
import org.livespring.LiveRooms;

/**
 * A service that writes reports, which takes a while. It is independent of pages and
 * components.
 */
@Service
class Reports {

	static final String ROOM = "jobs";

	private static final int PARTS = 20;

	private final LiveProgress progress;

	private final LiveRooms rooms;

	private final AsyncTaskExecutor executor;

	private final Duration delay;

	Reports(LiveProgress progress, LiveRooms rooms, AsyncTaskExecutor applicationTaskExecutor,
			@Value("${sample.delay:1500ms}") Duration delay) {
		this.progress = progress;
		this.rooms = rooms;
		this.executor = applicationTaskExecutor;
		this.delay = delay;
	}

	/**
	 * The number of the last report, shared by all nodes so that no number is used twice.
	 */
	record Numbers(int last) {
	}

	/** Starts a report and returns at once. */
	void start() {
		Numbers numbers = this.rooms.room(ROOM)
			.state(Numbers.class, new Numbers(0))
			.change((before) -> new Numbers(before.last() + 1));
		LiveJob job = this.progress.start(ROOM, "Report " + numbers.last());
		this.executor.execute(() -> write(job));
	}

	private void write(LiveJob job) {
		try {
			for (int part = 1; part <= PARTS; part++) {
				Thread.sleep(this.delay.dividedBy(5).toMillis());
				job.progress((double) part / PARTS, "Part " + part + " of " + PARTS);
			}
			job.completed(PARTS + " parts");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			job.failed("Stopped");
		}
	}

}
