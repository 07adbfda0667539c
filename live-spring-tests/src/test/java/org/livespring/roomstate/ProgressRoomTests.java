package org.livespring.roomstate;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.JobProgress;
import org.livespring.JobProgress.Status;
import org.livespring.LiveJob;
import org.livespring.concurrent.ExecutorWatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

class ProgressRoomTests {

	private static final Duration INTERVAL = Duration.ofMillis(100);

	private final List<JobProgress> published = new CopyOnWriteArrayList<>();

	private final ProgressRoom progress = new ProgressRoom(new RoomStateSpace(
			new InMemoryRoomStates(10, Duration.ofHours(1), Clock.systemUTC()), JsonMapper.shared(), (room, event) -> {
			}), (room, event) -> this.published.add((JobProgress) event), INTERVAL, Clock.systemUTC(),
			ExecutorWatch.NONE);

	@AfterEach
	void close() {
		this.progress.close();
	}

	@Test
	void firstAndLastArePublishedAndFewInBetween() {
		long start = System.nanoTime();
		LiveJob job = this.progress.start("jobs", "import");
		IntStream.range(0, 10_000).forEach((i) -> job.progress(i / 10_000.0, "row " + i));
		job.completed("10,000 rows");
		await().until(() -> last().status() == Status.COMPLETED);
		long intervals = (System.nanoTime() - start) / INTERVAL.toNanos();
		assertThat(this.published.get(0).status()).isEqualTo(Status.STARTED);
		assertThat(last()).extracting(JobProgress::fraction, JobProgress::message).containsExactly(1.0, "10,000 rows");
		assertThat(this.published.size()).isLessThanOrEqualTo((int) intervals + 3);
	}

	@Test
	void whatWasLeftOutFollowsWhenTheJobFallsSilent() {
		LiveJob job = this.progress.start("jobs", "import");
		job.progress(0.1, null);
		job.progress(0.42, "here");
		await().until(() -> last().percent() == 42);
		assertThat(this.published).extracting(JobProgress::percent).containsExactly(0, 42);
	}

	@Test
	void fractionOfNothingIsTheOneBefore() {
		LiveJob job = this.progress.start("jobs", "import");
		job.progress(0 / 0.0, "nothing to do");
		await().until(() -> "nothing to do".equals(last().message()));
		assertThat(last().fraction()).isZero();
	}

	@Test
	void nothingIsSaidAfterTheEnd() {
		LiveJob job = this.progress.start("jobs", "import");
		job.progress(0.5, null);
		job.failed("disk full");
		job.progress(0.6, null);
		job.completed(null);
		await().until(() -> last().status() == Status.FAILED);
		await().during(INTERVAL.multipliedBy(2)).until(() -> this.published.size() == 2);
		assertThat(last()).extracting(JobProgress::message, JobProgress::percent).containsExactly("disk full", 50);
	}

	@Test
	void whoComesLateFindsTheNewestOfEachJob() {
		this.progress.start("jobs", "first").completed(null);
		this.progress.start("jobs", "second").progress(0.3, null);
		this.progress.start("elsewhere", "third");
		await().untilAsserted(() -> assertThat(this.progress.jobs("jobs"))
			.extracting(JobProgress::job, JobProgress::status, JobProgress::percent)
			.containsExactly(tuple("second", Status.RUNNING, 30), tuple("first", Status.COMPLETED, 100)));
	}

	@Test
	void onlyTheLastTwentyJobsAreKept() {
		IntStream.rangeClosed(1, 25).forEach((i) -> this.progress.start("jobs", "job-" + i));
		await().untilAsserted(() -> assertThat(this.progress.jobs("jobs")).hasSize(20)
			.first()
			.extracting(JobProgress::job)
			.isEqualTo("job-25"));
	}

	private JobProgress last() {
		return this.published.isEmpty() ? new JobProgress("", Status.RUNNING, 0, null, Clock.systemUTC().instant())
				: this.published.get(this.published.size() - 1);
	}

}
