package org.livespring.sample.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.livespring.JobProgress;
import org.livespring.JobProgress.Status;
import org.livespring.LiveProgress;
import org.livespring.LiveRoom;
import org.livespring.LiveRooms;

import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class LookoutTests {

	private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

	private final LiveProgress progress = mock();

	private final LiveRooms rooms = mock();

	private final LiveRoom room = mock();

	private final Lookout lookout = new Lookout(
			new Reports(this.progress, this.rooms, mock(), Duration.ZERO, Clock.fixed(NOW, ZoneOffset.UTC)),
			this.rooms);

	@Test
	void silentJobIsToldOnce() {
		given(this.rooms.room(Reports.ROOM)).willReturn(this.room);
		JobProgress silent = job("Report 1", Status.RUNNING, NOW.minus(Reports.SILENCE));
		given(this.progress.jobs(Reports.ROOM)).willReturn(List.of(job("Report 3", Status.RUNNING, NOW),
				job("Report 2", Status.COMPLETED, NOW.minus(Reports.SILENCE)), silent));
		this.lookout.look();
		this.lookout.look();
		then(this.room).should().publish(new FellSilent("Report 1"));
		then(this.room).shouldHaveNoMoreInteractions();
	}

	private static JobProgress job(String name, Status status, Instant time) {
		return new JobProgress(name, status, 0.25, "Part 5 of 20", time);
	}

}
