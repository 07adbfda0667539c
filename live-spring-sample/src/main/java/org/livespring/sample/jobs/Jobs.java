package org.livespring.sample.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.beans.factory.annotation.Autowired;

import org.livespring.JobProgress;
import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveContext.FlashLevel;
import org.livespring.LiveListener;
import org.livespring.LiveProgress;

/** Shows the progress of the reports that visitors have started. */
@LiveComponent
class Jobs {

	/** Most reports that may run at the same time. */
	static final int MOST_RUNNING = 3;

	/** Most reports that are shown. */
	static final int MOST = 10;

	/**
	 * Time without progress after which a report counts as given up, since its node may
	 * have died.
	 */
	static final Duration SILENCE = Duration.ofSeconds(30);

	private final Reports reports;

	private final LiveProgress progress;

	private final Clock clock;

	@Autowired
	Jobs(Reports reports, LiveProgress progress) {
		this(reports, progress, Clock.systemUTC());
	}

	Jobs(Reports reports, LiveProgress progress, Clock clock) {
		this.reports = reports;
		this.progress = progress;
		this.clock = clock;
	}

	record State(List<JobProgress> jobs) {

		State {
			jobs = jobs.stream().limit(MOST).toList();
		}

		State with(JobProgress progress) {
			if (this.jobs.stream().noneMatch((job) -> job.job().equals(progress.job()))) {
				return new State(Stream.concat(Stream.of(progress), this.jobs.stream()).toList());
			}
			return new State(
					this.jobs.stream().map((job) -> job.job().equals(progress.job()) ? progress : job).toList());
		}

	}

	/**
	 * The running reports and the newest one have a progress bar; the others are listed.
	 */
	record View(List<JobView> bars, List<JobView> earlier) {
	}

	record JobView(String id, String name, int percent, String text, String status) {
	}

	State mount(LiveContext live) {
		live.join(Reports.ROOM);
		return new State(this.progress.jobs(Reports.ROOM));
	}

	State resync() {
		return new State(this.progress.jobs(Reports.ROOM));
	}

	View view(State state) {
		List<JobProgress> jobs = state.jobs();
		List<JobProgress> bars = jobs.stream().filter((job) -> isRunning(job) || job == jobs.get(0)).toList();
		List<JobProgress> earlier = jobs.stream().filter((job) -> !bars.contains(job)).toList();
		return new View(bars.stream().map(this::row).toList(), earlier.stream().map(this::row).toList());
	}

	private JobView row(JobProgress job) {
		String text = (isRunning(job) && job.message() != null) ? job.message() : "";
		String status = switch (job.status()) {
			case STARTED, RUNNING -> isRunning(job) ? "" : job.job() + " was given up.";
			case COMPLETED -> job.job() + " is ready.";
			case FAILED -> job.job() + " failed.";
		};
		return new JobView(job.job().replace(' ', '-'), job.job(), job.percent(), text, status);
	}

	private boolean isRunning(JobProgress job) {
		return job.running() && !isSilent(job, this.clock.instant());
	}

	/** Whether a job that should say how far it is has not done so for too long. */
	static boolean isSilent(JobProgress job, Instant now) {
		return job.running() && !job.time().plus(SILENCE).isAfter(now);
	}

	@LiveAction
	void start(LiveContext live) {
		if (this.progress.jobs(Reports.ROOM).stream().filter(this::isRunning).count() >= MOST_RUNNING) {
			live.flash(FlashLevel.WARNING, "Enough is running. Please wait for one of the reports.");
			return;
		}
		this.reports.start();
	}

	@LiveListener
	State progressed(State state, JobProgress progress) {
		return state.with(progress);
	}

	/** The state is the same; what is shown of it is not. */
	@LiveListener
	void fellSilent(FellSilent event, LiveContext live) {
		live.refresh();
	}

}
