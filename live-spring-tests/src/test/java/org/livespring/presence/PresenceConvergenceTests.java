package org.livespring.presence;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The small version of {@link PresenceSimulation}. */
class PresenceConvergenceTests {

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void allViewsAreEqualTwoSecondsAfterTheNetworkHealed(long seed) {
		assertThat(new PresenceSimulation(seed).run(20_000, 800)).isEmpty();
	}

	/** So fast that nodes fall behind further than changes are kept. */
	@Test
	void nodesThatFellFarBehindAreHandedBuckets() {
		PresenceSimulation simulation = new PresenceSimulation(6);
		assertThat(simulation.run(120_000, 20_000)).isEmpty();
		assertThat(simulation.buckets()).isPositive();
	}

}
