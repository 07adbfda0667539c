package org.livespring.sample.jobs;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import org.livespring.JobProgress;
import org.livespring.LiveProgress;
import org.livespring.LiveRooms;

/**
 * Tells the pages that a job fell silent. A node that died tells nobody, so each of the
 * others looks; who hears it twice shows the same.
 */
@Component
class Lookout {

	private final LiveProgress progress;

	private final LiveRooms rooms;

	private final Clock clock;

	/** Those that were told. */
	private Set<JobProgress> silent = Set.of();

	@Autowired
	Lookout(LiveProgress progress, LiveRooms rooms) {
		this(progress, rooms, Clock.systemUTC());
	}

	Lookout(LiveProgress progress, LiveRooms rooms, Clock clock) {
		this.progress = progress;
		this.rooms = rooms;
		this.clock = clock;
	}

	@Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
	void look() {
		Set<JobProgress> silent = this.progress.jobs(Reports.ROOM)
			.stream()
			.filter((job) -> Jobs.isSilent(job, this.clock.instant()))
			.collect(Collectors.toSet());
		silent.stream()
			.filter((job) -> !this.silent.contains(job))
			.forEach((job) -> this.rooms.room(Reports.ROOM).publish(new FellSilent(job.job())));
		this.silent = silent;
	}

}
