package org.livespring.load;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class ChangeTests {

	private static final int PAIRS = 100;

	@Test
	void isTheMedianOfThePairs() {
		Change change = Change.of(List.of(11.0, 22.0, 33.0, 44.0, 55.0, 600.0, 77.0),
				List.of(10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0));
		assertThat(change.percent()).isEqualTo(10, within(1e-9));
	}

	@Test
	void whatDisturbsBothOfAPairDoesNotCount() {
		List<Double> bases = new Random(1).doubles(PAIRS, 10, 100).boxed().toList();
		Change change = Change.of(bases.stream().map((base) -> base * 1.03).toList(), bases);
		assertThat(change.low()).isEqualTo(3, within(1e-9));
		assertThat(change.high()).isEqualTo(3, within(1e-9));
	}

	@Test
	void theIntervalHoldsTheTruthInAboutNineteenOfTwentyCases() {
		Random random = new Random(1);
		List<Double> bases = Collections.nCopies(PAIRS, 1.0);
		long held = Stream
			.generate(() -> Change.of(Stream.generate(() -> 1.02 + 0.1 * random.nextGaussian()).limit(PAIRS).toList(),
					bases))
			.limit(1000)
			.filter((change) -> change.low() <= 2 && change.high() >= 2)
			.count();
		assertThat(held).isBetween(935L, 985L);
	}

	@Test
	void fewPairsSayNothing() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Change.of(Collections.nCopies(5, 1.0), Collections.nCopies(5, 1.0)))
			.withMessage("5 pairs are too few, 6 are needed");
	}

}
