package org.livespring.client;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PatchTests extends AbstractClientTests {

	@BeforeEach
	void openPage() {
		this.server.body("").navigate("/");
	}

	@Test
	void applyRebuildsText() {
		assertThat(apply("old", "new")).isEqualTo("new");
		assertThat(apply("old", "")).isEqualTo("");
		assertThat(apply("", List.of("a"))).isEqualTo("a");
		assertThat(apply("old", List.of())).isEqualTo("");
		assertThat(apply("count 7.", List.of(0, 6, "8", 7, 1))).isEqualTo("count 8.");
		assertThat(apply("abc", List.of(2, 1, 1, 1, 0, 1))).isEqualTo("cba");
		assertThat(apply("abc", List.of(0, 3, 0, 3))).isEqualTo("abcabc");
		assertThat(apply("a\uD83D\uDE00b", List.of(1, 2, "\u00E9"))).isEqualTo("\uD83D\uDE00\u00E9");
		assertThat(apply("abc", List.of("x", "y", 0, 0))).isEqualTo("xy");
	}

	@Test
	void applyRefusesWhatDoesNotFit() {
		List<List<?>> patches = List.of(List.of(0, 4), List.of(-1, 2), List.of(0, -1), List.of(0), List.of(0, "a"),
				List.of(0.5, 1), List.of(4, 0), List.of(List.of()), List.of(true, 1));
		assertThat(patches).allSatisfy((patch) -> assertThat(apply("abc", patch)).isEqualTo("RangeError"));
	}

	@Test
	void hashIsThatOfTheServer() {
		List<String> texts = List.of("", "a", "<p>\u00E9\uD83D\uDE00\uFFFF</p>", "x".repeat(300_000));
		assertThat(texts).allSatisfy((text) -> assertThat(
				this.page.evaluate("async text => String((await import('/live/patch.js')).hash(text))", text))
			.isEqualTo(String.valueOf(FakeComponent.hash(text))));
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
