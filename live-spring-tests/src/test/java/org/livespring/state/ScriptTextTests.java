package org.livespring.state;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptTextTests {

	@ParameterizedTest
	@CsvSource({ "<, \\u003c", "<<, \\u003c\\u003c", "<a, \\u003ca", "a<, a\\u003c", "a<b, a\\u003cb", "a>b, a>b" })
	void lessThanIsEscapedWhereverItStands(String text, String escaped) {
		assertThat(ScriptText.escape(text)).isEqualTo(escaped);
	}

	@Test
	void textWithoutAnythingToEscapeIsTheSame() {
		String text = "plain 😀 text";
		assertThat(ScriptText.escape(text)).isSameAs(text);
		assertThat(ScriptText.escape("")).isEmpty();
	}

	@Test
	void halvesOfPairsAreEscapedAtEitherEnd() {
		assertThat(ScriptText.escape("\uD83D")).isEqualTo("\\ud83d");
		assertThat(ScriptText.escape("\uDE00")).isEqualTo("\\ude00");
		assertThat(ScriptText.escape("\uDE00\uD83D")).isEqualTo("\\ude00\\ud83d");
		assertThat(ScriptText.escape("\uD83D\uD83D\uDE00")).isEqualTo("\\ud83d\uD83D\uDE00");
	}

}
