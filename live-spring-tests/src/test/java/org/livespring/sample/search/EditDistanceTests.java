package org.livespring.sample.search;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link EditDistance}. */
class EditDistanceTests {

	@ParameterizedTest
	@CsvSource({ "garden, garden, 0", "gard, garden, 0", "'', garden, 0", "gerden, garden, 1", "graden, garden, 1",
			"gaden, garden, 1", "gardden, garden, 1", "gardens, garden, 1", "gerdne, garden, 2", "gra, garden, 1",
			"xyz, garden, 3", "abc, '', 3" })
	void countsTheErrorsUpToTheNearestBeginning(String typed, String word, int distance) {
		assertThat(EditDistance.toPrefix(typed, word)).isEqualTo(distance);
	}

}
