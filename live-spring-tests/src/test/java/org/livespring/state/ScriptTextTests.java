package org.livespring.state;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptTextTests {

	@ParameterizedTest
	@CsvSource({ "<, \\u003c", "<<, \\u003c\\u003c", "<a, \\u003ca", "a<, a\\u003c", "a<b, a\\u003cb", "a>b, a>b",
			"a&lt;b, a\\u0026lt;b" })
	void markupIsEscapedWhereverItStands(String text, String escaped) {
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

	@Test
	void asciiWithoutASmallerThanIsPlain() {
		assertThat(isPlain("{\"a\":\"b > c\"}")).isTrue();
		assertThat(isPlain("<")).isFalse();
		assertThat(isPlain("&")).isFalse();
		assertThat(isPlain("{\"a\":\"b < c\"}")).isFalse();
		assertThat(isPlain("\u00fc")).isFalse();
		assertThat(isPlain("\ud83d")).isFalse();
		assertThat(isPlain("\u2028")).isFalse();
	}

	private static boolean isPlain(String json) {
		return ScriptText.isPlain(json, json.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void placesMoveBehindWhatIsEscaped() {
		ScriptText.TextPlaces places = new ScriptText.TextPlaces("<a<b");
		assertThat(new int[] { places.escaped(0), places.escaped(1), places.escaped(2), places.escaped(3),
				places.escaped(4) })
			.containsExactly(0, 6, 7, 13, 14);
	}

}
