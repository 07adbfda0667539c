package org.livespring.client;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class PatchTests extends AbstractClientTests {

	@BeforeEach
	void openPage() {
		this.server.body("").navigate("/");
	}

	@ParameterizedTest
	@MethodSource
	void applyRebuildsText(String base, Object patch, String expected) {
		assertThat(apply(base, patch)).isEqualTo(expected);
	}

	static Stream<Arguments> applyRebuildsText() {
		return Stream.of(arguments("old", "new", "new"), arguments("old", "", ""), arguments("", List.of("a"), "a"),
				arguments("old", List.of(), ""), arguments("count 7.", List.of(0, 6, "8", 7, 1), "count 8."),
				arguments("abc", List.of(2, 1, 1, 1, 0, 1), "cba"), arguments("abc", List.of(0, 3, 0, 3), "abcabc"),
				arguments("a\uD83D\uDE00b", List.of(1, 2, "\u00E9"), "\uD83D\uDE00\u00E9"),
				arguments("abc", List.of("x", "y", 0, 0), "xy"));
	}

	@ParameterizedTest
	@MethodSource
	void applyRefusesWhatDoesNotFit(List<Object> patch) {
		assertThat(apply("abc", patch)).isEqualTo("RangeError");
	}

	static Stream<List<Object>> applyRefusesWhatDoesNotFit() {
		return Stream.of(List.of(0, 4), List.of(-1, 2), List.of(0, -1), List.of(0), List.of(0, "a"), List.of(0.5, 1),
				List.of(4, 0), List.of(List.of()), List.of(true, 1));
	}

	@ParameterizedTest
	@MethodSource
	void hashIsThatOfTheServer(String text) {
		Object hash = this.page.evaluate("async text => String((await import('/live/patch.js')).hash(text))", text);
		assertThat(hash).isEqualTo(String.valueOf(FakeComponent.hash(text)));
	}

	static Stream<String> hashIsThatOfTheServer() {
		return Stream.of("", "a", "<p>\u00E9\uD83D\uDE00\uFFFF</p>", "x".repeat(300_000));
	}

	@Test
	void hashOfNothingIsTheOffset() {
		assertThat(FakeComponent.hash("")).isEqualTo(0x811c9dc5L);
		assertThat(FakeComponent.hash("a")).isEqualTo(0xe40c292cL);
	}

	private Object apply(String base, Object patch) {
		return this.page.evaluate("""
				async ({ base, patch }) => {
					const { applyPatch } = await import("/live/patch.js")
					try { return applyPatch(base, patch) } catch (error) { return error.name }
				}""", Map.of("base", base, "patch", patch));
	}

}
