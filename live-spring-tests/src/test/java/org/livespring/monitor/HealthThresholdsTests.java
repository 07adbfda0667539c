package org.livespring.monitor;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.livespring.observe.CallSum;
import org.livespring.observe.CallSum.Figure;

import static org.assertj.core.api.Assertions.assertThat;

class HealthThresholdsTests {

	private final HealthThresholds thresholds = new HealthThresholds(10, 0.05, 0.25, Duration.ofSeconds(1),
			Duration.ofSeconds(5), 3, Duration.ofMillis(500));

	@ParameterizedTest
	@CsvSource({ "9, 9, 9000, HEALTHY", "100, 0, 10, HEALTHY", "100, 4, 999, HEALTHY", "100, 5, 10, DEGRADED",
			"100, 0, 1000, DEGRADED", "100, 24, 10, DEGRADED", "100, 25, 10, UNHEALTHY", "100, 0, 5000, UNHEALTHY" })
	void componentIsJudgedByErrorsAndLatency(long calls, long failed, long meanMillis, Condition condition) {
		CallSum sum = new CallSum();
		sum.add(Figure.CALLS, calls);
		sum.add(Figure.FAILED, failed);
		sum.add(Figure.NANOS, calls * meanMillis * 1_000_000);
		assertThat(this.thresholds.judge(ComponentFigures.of("a", 0, 0, calls, sum, Duration.ofMinutes(1))))
			.isEqualTo(condition);
	}

}
