package org.livespring.diff;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextHashTests {

	/** Published FNV-1a values where all units are bytes; the rest by hand. */
	@ParameterizedTest
	@CsvSource({ "'',2166136261", "a,3826002220", "foobar,3214735720", "ä,1628134131", "€,2839424075" })
	void hashIsFnv1aOverUnits(String text, long hash) {
		assertThat(TextHash.of(text)).isEqualTo(hash);
	}

}
