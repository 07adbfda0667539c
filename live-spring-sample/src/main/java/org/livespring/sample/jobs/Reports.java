package org.livespring.sample.jobs;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Service;

import org.livespring.JobProgress;
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

	/**
	 * Time without progress after which a report counts as given up, since its node may
	 * have died.
	 */
	static final Duration SILENCE = Duration.ofSeconds(30);

	private static final int PARTS = 20;

	private final LiveProgress progress;

	private final LiveRooms rooms;

	private final AsyncTaskExecutor executor;

	private final Duration delay;

	private final Clock clock;

	@Autowired
	Reports(LiveProgress progress, LiveRooms rooms, AsyncTaskExecutor applicationTaskExecutor,
			@Value("${sample.delay:1500ms}") Duration delay) {
		this(progress, rooms, applicationTaskExecutor, delay, Clock.systemUTC());
	}

	Reports(LiveProgress progress, LiveRooms rooms, AsyncTaskExecutor executor, Duration delay, Clock clock) {
		this.progress = progress;
		this.rooms = rooms;
		this.executor = executor;
		this.delay = delay;
		this.clock = clock;
	}

	/**
	 * The number of the last report, shared by all nodes so that no number is used twice.
	 */
	record Numbers(int last) {
	}

	/** Returns the newest progress of each report, of the last one first. */
	List<JobProgress> all() {
		return this.progress.jobs(ROOM);
	}

	long running() {
		return all().stream().filter(this::isRunning).count();
	}

	boolean isRunning(JobProgress job) {
		return job.running() && !isSilent(job);
	}

	/** Whether a report that should say how far it is has not done so for too long. */
	boolean isSilent(JobProgress job) {
		return job.running() && !job.time().plus(SILENCE).isAfter(this.clock.instant());
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
