package org.livespring.room;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The small version of {@link PresenceSimulation}. */
class PresenceConvergenceTests {

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void allViewsAreEqualTwoSecondsAfterTheNetworkHealed(long seed) {
		assertThat(new PresenceSimulation(seed).run(20_000, 800)).isEmpty();
	}

	/** So fast that nodes fall behind further than changes are kept. */
	@ParameterizedTest
	@ValueSource(longs = { 6, 7 })
	void nodesThatFellFarBehindAreHandedBuckets(long seed) {
		assertThat(new PresenceSimulation(seed).run(200_000, 20_000)).isEmpty();
	}

}
