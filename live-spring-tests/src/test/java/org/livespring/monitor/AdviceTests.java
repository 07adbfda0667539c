package org.livespring.monitor;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AdviceTests {

	@Test
	void nothingIsSaidOfAComponentThatDoesWell() {
		assertThat(Advice.of(figures(new Window.Sum(100, 0, 100 * ms(5), ms(9), 0, ms(400), 90, 1, 900)))).isEmpty();
	}

	@Test
	void failuresSlownessWaitingRenderingAndLargeStateAreSaid() {
		assertThat(Advice
			.of(figures(new Window.Sum(20, 2, 20 * ms(600), ms(900), 20 * ms(300), 20 * ms(590), 20, 1, 50_000))))
			.satisfiesExactly((failed) -> assertThat(failed).startsWith("2 of 20 calls failed"),
					(large) -> assertThat(large).contains("48 KB"), (slow) -> assertThat(slow).contains("600 ms"),
					(rendering) -> assertThat(rendering).startsWith("Rendering"),
					(waiting) -> assertThat(waiting).contains("300 ms"));
	}

	private static ComponentFigures figures(Window.Sum sum) {
		return ComponentFigures.of("a", 0, 0, sum.calls(), sum, Duration.ofMinutes(1));
	}

	private static long ms(long millis) {
		return millis * 1_000_000;
	}

}
