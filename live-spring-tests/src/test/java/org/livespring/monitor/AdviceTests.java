package org.livespring.monitor;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.livespring.observe.CallSum;
import org.livespring.observe.CallSum.Figure;

import static org.assertj.core.api.Assertions.assertThat;

class AdviceTests {

	@Test
	void nothingIsSaidOfAComponentThatDoesWell() {
		assertThat(Advice.of(figures(100, 0, 5, 0, ms(400), 900))).isEmpty();
	}

	@Test
	void failuresSlownessWaitingRenderingAndLargeStateAreSaid() {
		assertThat(Advice.of(figures(20, 2, 600, 300, 20 * ms(590), 50_000))).satisfiesExactly(
				(failed) -> assertThat(failed).startsWith("2 of 20 calls failed"),
				(large) -> assertThat(large).contains("48 KB"), (slow) -> assertThat(slow).contains("600 ms"),
				(rendering) -> assertThat(rendering).startsWith("Rendering"),
				(waiting) -> assertThat(waiting).contains("300 ms"));
	}

	private static ComponentFigures figures(long calls, long failed, long mean, long waited, long rendering,
			long snapshot) {
		CallSum sum = new CallSum();
		sum.add(Figure.CALLS, calls);
		sum.add(Figure.FAILED, failed);
		sum.add(Figure.NANOS, calls * ms(mean));
		sum.add(Figure.WAITED, calls * ms(waited));
		sum.add(Figure.RENDERING, rendering);
		sum.add(Figure.LARGEST_SNAPSHOT, snapshot);
		return ComponentFigures.of("a", 0, 0, calls, sum, Duration.ofMinutes(1));
	}

	private static long ms(long millis) {
		return millis * 1_000_000;
	}

}
