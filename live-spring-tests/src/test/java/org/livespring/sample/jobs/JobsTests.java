package org.livespring.sample.jobs;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.livespring.JobProgress;
import org.livespring.JobProgress.Status;
import org.livespring.LiveContext;
import org.livespring.LiveProgress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/** Tests for {@link Jobs}. */
class JobsTests {

	private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

	private final Reports reports = mock();

	private final LiveProgress progress = mock();

	private final LiveContext live = mock();

	private final Jobs jobs = new Jobs(this.reports, this.progress, Clock.fixed(NOW, ZoneOffset.UTC));

	@Test
	void whoComesLateSeesWhatRuns() {
		given(this.progress.jobs(Reports.ROOM)).willReturn(List.of(running(1, 0.4, "Part 8 of 20")));
		Jobs.View view = this.jobs.view(this.jobs.mount(this.live));
		then(this.live).should().join(Reports.ROOM);
		assertThat(view.bars()).containsExactly(new Jobs.JobView("Report-1", "Report 1", 40, "Part 8 of 20", ""));
	}

	@Test
	void progressReplacesWhatWasKnownOfTheJobAndNewJobsComeFirst() {
		Jobs.State state = new Jobs.State(List.of(running(1, 0.1, "a")));
		state = this.jobs.progressed(state, running(2, 0, null));
		state = this.jobs.progressed(state, running(1, 0.2, "b"));
		assertThat(state.jobs()).containsExactly(running(2, 0, null), running(1, 0.2, "b"));
	}

	@Test
	void onlyTheLastJobsAreKept() {
		Jobs.State state = new Jobs.State(List.of());
		for (int number = 1; number <= Jobs.MOST + 5; number++) {
			state = this.jobs.progressed(state, running(number, 0, null));
		}
		assertThat(state.jobs()).hasSize(Jobs.MOST).startsWith(running(Jobs.MOST + 5, 0, null));
	}

	@Test
	void newestAndRunningJobsHaveABar() {
		Jobs.View view = this.jobs.view(new Jobs.State(List.of(job(4, Status.COMPLETED, 1, NOW),
				running(3, 0.5, "Part 10 of 20"), job(2, Status.FAILED, 0.3, NOW), job(1, Status.COMPLETED, 1, NOW))));
		assertThat(view.bars()).extracting(Jobs.JobView::name).containsExactly("Report 4", "Report 3");
		assertThat(view.bars().get(0).status()).isEqualTo("Report 4 is ready.");
		assertThat(view.earlier()).extracting(Jobs.JobView::status)
			.containsExactly("Report 2 failed.", "Report 1 is ready.");
	}

	@Test
	void jobOfADeadNodeIsGivenUp() {
		JobProgress dead = job(1, Status.RUNNING, 0.5, NOW.minus(Jobs.SILENCE));
		assertThat(this.jobs.view(new Jobs.State(List.of(dead))).bars()).extracting(Jobs.JobView::status)
			.containsExactly("Report 1 was given up.");
	}

	@Test
	void startStartsAReport() {
		given(this.progress.jobs(Reports.ROOM)).willReturn(List.of(job(1, Status.COMPLETED, 1, NOW)));
		this.jobs.start(this.live);
		then(this.reports).should().start();
	}

	@Test
	void startOfTooManySaysSo() {
		given(this.progress.jobs(Reports.ROOM)).willReturn(
				IntStream.rangeClosed(1, Jobs.MOST_RUNNING).mapToObj((number) -> running(number, 0.5, null)).toList());
		this.jobs.start(this.live);
		then(this.reports).should(never()).start();
		then(this.live).should().flash(any(), any());
	}

	private static JobProgress running(int number, double fraction, @Nullable String message) {
		return new JobProgress("Report " + number, Status.RUNNING, fraction, message, NOW);
	}

	private static JobProgress job(int number, Status status, double fraction, Instant time) {
		return new JobProgress("Report " + number, status, fraction, null, time);
	}

}
