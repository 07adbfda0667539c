package org.livespring.sample.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.core.task.AsyncTaskExecutor;

import org.livespring.JobProgress;
import org.livespring.JobProgress.Status;
import org.livespring.LiveContext;
import org.livespring.LiveProgress;
import org.livespring.LiveRooms;
import org.livespring.LiveRoomState;
import org.livespring.LiveRoom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/** Tests for {@link Jobs} and {@link JobList}. */
class JobsTests {

	private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

	private final LiveProgress progress = mock();

	private final LiveRooms rooms = mock();

	private final AsyncTaskExecutor executor = mock();

	private final LiveContext live = mock();

	private final Reports reports = new Reports(this.progress, this.rooms, this.executor, Duration.ZERO,
			Clock.fixed(NOW, ZoneOffset.UTC));

	private final Jobs jobs = new Jobs(this.reports);

	private final JobList list = new JobList(this.reports);

	private JobList.View view(JobProgress... jobs) {
		given(this.progress.jobs(Reports.ROOM)).willReturn(List.of(jobs));
		return this.list.view(mock());
	}

	@Test
	void runningJobHasABar() {
		assertThat(view(running(1, 0.4, "Part 8 of 20")).bars())
			.containsExactly(new JobList.JobView("Report-1", "Report 1", 40, "Part 8 of 20", ""));
	}

	@Test
	void onlyTheLastJobsAreShown() {
		JobProgress[] many = IntStream.iterate(JobList.MOST + 5, (number) -> number > 0, (number) -> number - 1)
			.mapToObj((number) -> running(number, 0, null))
			.toArray(JobProgress[]::new);
		assertThat(view(many).bars()).hasSize(JobList.MOST)
			.first()
			.extracting(JobList.JobView::name)
			.isEqualTo("Report " + (JobList.MOST + 5));
	}

	@Test
	void newestAndRunningJobsHaveABar() {
		JobList.View view = view(job(4, Status.COMPLETED, 1, NOW), running(3, 0.5, "Part 10 of 20"),
				job(2, Status.FAILED, 0.3, NOW), job(1, Status.COMPLETED, 1, NOW));
		assertThat(view.bars()).extracting(JobList.JobView::name).containsExactly("Report 4", "Report 3");
		assertThat(view.bars().get(0).status()).isEqualTo("Report 4 is ready.");
		assertThat(view.earlier()).extracting(JobList.JobView::status)
			.containsExactly("Report 2 failed.", "Report 1 is ready.");
	}

	@Test
	void jobOfADeadNodeIsGivenUp() {
		JobProgress dead = job(1, Status.RUNNING, 0.5, NOW.minus(Reports.SILENCE));
		assertThat(view(dead).bars()).extracting(JobList.JobView::status).containsExactly("Report 1 was given up.");
	}

	@Test
	void startStartsAReport() {
		LiveRoom room = mock();
		LiveRoomState<Reports.Numbers> numbers = mock();
		given(this.rooms.room(Reports.ROOM)).willReturn(room);
		given(room.state(eq(Reports.Numbers.class), any())).willReturn(numbers);
		given(numbers.change(any())).willReturn(new Reports.Numbers(2));
		given(this.progress.jobs(Reports.ROOM)).willReturn(List.of(job(1, Status.COMPLETED, 1, NOW)));
		this.jobs.start(this.live);
		then(this.progress).should().start(Reports.ROOM, "Report 2");
	}

	@Test
	void startOfTooManySaysSo() {
		given(this.progress.jobs(Reports.ROOM)).willReturn(
				IntStream.rangeClosed(1, Jobs.MOST_RUNNING).mapToObj((number) -> running(number, 0.5, null)).toList());
		this.jobs.start(this.live);
		then(this.progress).should(never()).start(any(), any());
		then(this.live).should().flash(any(), any());
	}

	private static JobProgress running(int number, double fraction, @Nullable String message) {
		return new JobProgress("Report " + number, Status.RUNNING, fraction, message, NOW);
	}

	private static JobProgress job(int number, Status status, double fraction, Instant time) {
		return new JobProgress("Report " + number, status, fraction, null, time);
	}

}
