package org.livespring.roomstate;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import org.apache.commons.logging.Log;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.util.Assert;

import org.livespring.JobProgress;
import org.livespring.LiveJob;
import org.livespring.LiveProgress;
import org.livespring.LiveRoomState;
import org.livespring.concurrent.ExecutorWatch;
import org.livespring.log.PrintableLog;

/**
 * Progress of jobs as room events, with the newest of each job in the room's shared
 * state. Events leave on a thread of their own, so that a job's transaction does not hold
 * them back.
 */
public final class ProgressRoom implements LiveProgress, AutoCloseable {

	/** Name of the state that keeps the jobs of a room. */
	static final String STATE = "live.jobs";

	private static final Log logger = PrintableLog.of(ProgressRoom.class);

	private static final int KEPT = 20;

	private final RoomStateSpace states;

	private final BiConsumer<String, Object> publisher;

	private final Duration interval;

	private final Clock clock;

	private final ThreadPoolExecutor thread;

	private final Executor executor;

	/**
	 * Create progress.
	 * @param states keeps the newest
	 * @param publisher tells the rooms
	 * @param interval shortest time between two events of a job
	 * @param clock tells the time of events
	 * @param watch is told of what the thread does
	 */
	public ProgressRoom(RoomStateSpace states, BiConsumer<String, Object> publisher, Duration interval, Clock clock,
			ExecutorWatch watch) {
		this.states = states;
		this.publisher = publisher;
		this.interval = interval;
		this.clock = clock;
		CustomizableThreadFactory factory = new CustomizableThreadFactory("live-progress-");
		factory.setDaemon(true);
		this.thread = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
		this.thread.allowCoreThreadTimeOut(true);
		this.executor = watch.watch(this.thread);
	}

	@Override
	public LiveJob start(String room, String job) {
		Assert.hasText(job, "'job' must not be empty");
		ProgressJob started = new ProgressJob(job, this.executor, this.interval, this.clock,
				(progress) -> publish(room, progress));
		started.start();
		return started;
	}

	private void publish(String room, JobProgress progress) {
		try {
			cell(room).change((jobs) -> jobs.with(progress));
		}
		catch (RuntimeException ex) {
			logger.warn("The progress of a job could not be kept for those who come late: " + ex.getMessage());
		}
		try {
			this.publisher.accept(room, progress);
		}
		catch (RuntimeException ex) {
			logger.warn("The progress of a job could not be published: " + ex.getMessage());
		}
	}

	@Override
	public List<JobProgress> jobs(String room) {
		return cell(room).get().jobs();
	}

	private LiveRoomState<Jobs> cell(String room) {
		return this.states.silent(room, STATE, Jobs.class, new Jobs(List.of()));
	}

	@Override
	public void close() {
		this.thread.shutdown();
	}

	/**
	 * The jobs of a room.
	 *
	 * @param jobs the one started last first
	 */
	record Jobs(List<JobProgress> jobs) {

		Jobs with(JobProgress progress) {
			List<JobProgress> next = new ArrayList<>(this.jobs);
			int index = next.stream().map(JobProgress::job).toList().indexOf(progress.job());
			if (index >= 0 && progress.status() != JobProgress.Status.STARTED) {
				next.set(index, progress);
			}
			else {
				next.removeIf((job) -> job.job().equals(progress.job()));
				next.add(0, progress);
			}
			return new Jobs(List.copyOf(next.subList(0, Math.min(KEPT, next.size()))));
		}

	}

}
