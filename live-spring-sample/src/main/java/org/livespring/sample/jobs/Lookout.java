package org.livespring.sample.jobs;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import org.livespring.JobProgress;
import org.livespring.LiveRooms;

/**
 * Tells the pages that a job fell silent. A node that died tells nobody, so each of the
 * others looks; who hears it twice shows the same.
 */
@Component
class Lookout {

	private final Reports reports;

	private final LiveRooms rooms;

	/** Those that were told. */
	private Set<JobProgress> silent = Set.of();

	Lookout(Reports reports, LiveRooms rooms) {
		this.reports = reports;
		this.rooms = rooms;
	}

	@Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
	void look() {
		Set<JobProgress> silent = this.reports.all()
			.stream()
			.filter(this.reports::isSilent)
			.collect(Collectors.toSet());
		silent.stream()
			.filter((job) -> !this.silent.contains(job))
			.forEach((job) -> this.rooms.room(Reports.ROOM).publish(new FellSilent(job.job())));
		this.silent = silent;
	}

}
