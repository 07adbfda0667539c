package org.livespring.diff;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WellFormedTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "ascii", "Größe", "日本語", "😀", "a😀😀b", "\uFFFD" })
	void wellFormedTextIsTheSameInstance(String text) {
		assertThat(WellFormedText.of(text)).isSameAs(text);
	}

	@Test
	void loneSurrogatesAreReplaced() {
		char high = '\uD83D';
		char low = '\uDE00';
		assertThat(WellFormedText.of("" + high)).isEqualTo("\uFFFD");
		assertThat(WellFormedText.of("" + low)).isEqualTo("\uFFFD");
		assertThat(WellFormedText.of("a" + low + high + "b")).isEqualTo("a\uFFFD\uFFFDb");
		assertThat(WellFormedText.of("" + high + high + low + low)).isEqualTo("\uFFFD😀\uFFFD");
	}

}
