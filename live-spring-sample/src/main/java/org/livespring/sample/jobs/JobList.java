package org.livespring.sample.jobs;

import java.util.List;

import org.springframework.stereotype.Component;

import org.livespring.JobProgress;
import org.livespring.LiveFragment;

/** Shows the progress of the reports that visitors have started. */
@Component
class JobList implements LiveFragment {

	/** Most reports that are shown. */
	static final int MOST = 10;

	private final Reports reports;

	JobList(Reports reports) {
		this.reports = reports;
	}

	/**
	 * The running reports and the newest one have a progress bar; the others are listed.
	 */
	record View(List<JobView> bars, List<JobView> earlier) {
	}

	record JobView(String id, String name, int percent, String text, String status) {
	}

	@Override
	public String name() {
		return "job-list";
	}

	@Override
	public View view(Context live) {
		List<JobProgress> jobs = this.reports.all().stream().limit(MOST).toList();
		List<JobProgress> bars = jobs.stream()
			.filter((job) -> this.reports.isRunning(job) || job == jobs.get(0))
			.toList();
		List<JobProgress> earlier = jobs.stream().filter((job) -> !bars.contains(job)).toList();
		return new View(bars.stream().map(this::row).toList(), earlier.stream().map(this::row).toList());
	}

	private JobView row(JobProgress job) {
		boolean running = this.reports.isRunning(job);
		String text = (running && job.message() != null) ? job.message() : "";
		String status = switch (job.status()) {
			case STARTED, RUNNING -> running ? "" : job.job() + " was given up.";
			case COMPLETED -> job.job() + " is ready.";
			case FAILED -> job.job() + " failed.";
		};
		return new JobView(job.job().replace(' ', '-'), job.job(), job.percent(), text, status);
	}

}
