package org.livespring.diff;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.livespring.diff.Patch.Copy;
import org.livespring.diff.Patch.Insert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class PatchTests {

	private static final int HUGE = 1 << 20;

	/** Linear time is a hundredth of it, quadratic time hours. */
	private static final Duration QUADRATIC = Duration.ofSeconds(30);

	@Test
	void betweenEqualTextsIsNull() {
		assertThat(Patch.between("same", new String("same"))).isNull();
	}

	@Test
	void betweenNothingAndATextIsTheWholeText() {
		assertThat(Patch.between(null, "new")).isEqualTo(Patch.full("new"));
	}

	@Test
	void betweenUnlikeTextsIsTheWholeText() {
		assertThat(Patch.between("abc", "xyz")).isEqualTo(Patch.full("xyz"));
	}

	@Test
	void betweenDropsTheDeltaWhereItIsNotShorter() {
		assertThat(Patch.between("ab", "aXb")).isEqualTo(Patch.full("aXb"));
	}

	@Test
	void betweenCopiesBothEnds() {
		assertThat(Patch.between("<p role=\"status\">7</p><button>", "<p role=\"status\">8</p><button>"))
			.isEqualTo(Patch.delta(List.of(new Copy(0, 17), new Insert("8"), new Copy(18, 12))));
	}

	@Test
	void betweenCountsWhatJsonEscapes() {
		String quotes = "\"".repeat(10);
		assertThat(Patch.between("0123456789" + quotes, "0123456789" + quotes + "!").isFull()).isFalse();
		assertThat(Patch.between("01" + "0", "01" + quotes)).isEqualTo(Patch.full("01" + quotes));
	}

	@ParameterizedTest
	@ValueSource(strings = { "😀|😁", "a😀|a😁", "😀😀|😀😁", "😀b|🨀b", "🐀🐁🐂🐃🐄🐅🐆|🐀🐁🐂X🐄🐅🐆", "𐐀|𐑀",
			"👩‍💻|👩‍🔬" })
	void deltaNeverCutsASurrogatePair(String pair) {
		String common = "A text that is long enough to be copied";
		String base = common + pair.substring(0, pair.indexOf('|')) + common;
		String target = common + pair.substring(pair.indexOf('|') + 1) + common;
		Patch patch = Patch.between(base, target);
		assertThat(patch.isFull()).isFalse();
		assertThat(patch.parts()).allSatisfy((part) -> {
			String text = Patch.delta(List.of(part)).applyTo(base);
			assertThat(WellFormedText.of(text)).isEqualTo(text);
		});
		assertThat(patch.applyTo(base)).isEqualTo(target);
	}

	@Test
	void orderOfRowsIsARowOfCopies() {
		List<Integer> ids = Html.ids();
		String base = Html.table(ids);
		Collections.shuffle(ids, new Random(1));
		Patch patch = Patch.between(base, Html.table(ids));
		assertThat(patch.parts()).hasSizeLessThan(220).filteredOn(Insert.class::isInstance).hasSizeLessThan(5);
		assertThat(json(patch)).hasSizeLessThan(2400);
		assertThat(patch.applyTo(base)).isEqualTo(Html.table(ids));
	}

	@Test
	void movedRowIsCopied() {
		List<Integer> ids = Html.ids();
		String base = Html.table(ids);
		ids.add(150, ids.remove(10));
		Patch patch = Patch.between(base, Html.table(ids));
		assertThat(json(patch)).hasSizeLessThanOrEqualTo(60);
		assertThat(patch.applyTo(base)).isEqualTo(Html.table(ids));
	}

	@Test
	void scatteredChangesAreInsertedOneByOne() {
		String base = Html.table(Html.ids());
		String target = base;
		for (int id : new int[] { 10, 100, 190 }) {
			target = target.replace(Html.row(id, id % 7), Html.row(id, 12345));
		}
		Patch patch = Patch.between(base, target);
		assertThat(patch.parts()).filteredOn(Insert.class::isInstance).hasSize(3);
		assertThat(patch.applyTo(base)).isEqualTo(target);
	}

	@Test
	void repeatedBlocksAreCopiedWithoutAnAnchor() {
		String twice = "<li>the very same entry, again and again and again</li>";
		String base = "<ul>" + twice + "<li>one</li>" + twice + "<li>two</li></ul>";
		String target = "<ul><li>two</li>" + twice + "<li>new</li>" + twice + "<li>one</li></ul>";
		Patch patch = Patch.between(base, target);
		assertThat(patch.parts()).filteredOn(Copy.class::isInstance)
			.extracting((part) -> ((Copy) part).length())
			.filteredOn((length) -> length >= twice.length())
			.hasSize(2);
		assertThat(patch.applyTo(base)).isEqualTo(target);
	}

	@Test
	void changesOnBothSidesOfAMarkAreFoundApart() {
		String base = "{\"header\":{\"seq\":12,\"name\":\"rows\"},\"state\":{\"rows\":[{\"name\":\"Oak table\",\"count\":3}]}}";
		String target = base.replace("12", "13").replace("3}", "4}");
		Patch patch = Patch.between(base, target, "\"state\":");
		assertThat(patch.parts()).hasSize(5).filteredOn(Insert.class::isInstance).hasSize(2);
		assertThat(patch.applyTo(base)).isEqualTo(target);
		assertThat(Patch.between(base, target, "nowhere")).isEqualTo(Patch.between(base, target));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void anyTwoTextsApplyToEachOther(long seed) {
		Texts texts = new Texts(seed);
		for (int i = 0; i < 2000; i++) {
			String base = texts.next();
			String target = texts.change(base);
			Patch patch = Patch.between(base, target);
			if (patch == null) {
				assertThat(target).isEqualTo(base);
				continue;
			}
			assertThat(patch.applyTo(base)).isEqualTo(target);
			assertThat(Patch.between(base, target, "<").applyTo(base)).isEqualTo(target);
			assertThat(json(patch).length).isLessThanOrEqualTo(json(Patch.full(target)).length);
			assertThat(new String(json(patch), StandardCharsets.UTF_8)).doesNotContain("\uFFFD");
		}
	}

	@ParameterizedTest
	@CsvSource({ "a", "ab", "<", "<p>", "','", "'<p>0,'", "'          '", "\uD83D\uDE00", "ÿ<", "0000000P" })
	void repetitiveTextsTakeLinearTime(String unit) {
		String base = unit.repeat(HUGE / unit.length());
		StringBuilder target = new StringBuilder(base);
		for (int i = 0; i < HUGE; i += HUGE / 64) {
			target.insert(i - i % unit.length(), "<b>" + i + "</b>");
		}
		assertTimeoutPreemptively(QUADRATIC, () -> {
			for (int i = 0; i < 3; i++) {
				Patch patch = Patch.between(base, target.toString());
				assertThat(patch.applyTo(base)).isEqualTo(target.toString());
			}
		});
	}

	@Test
	void hugeShuffleTakesLinearTime() {
		List<String> rows = new ArrayList<>();
		for (int i = 0; rows.size() * 100 < HUGE; i++) {
			rows.add(Html.row(i, i % 5));
		}
		String base = String.join("", rows);
		Collections.shuffle(rows, new Random(1));
		String target = String.join("", rows);
		Patch patch = assertTimeoutPreemptively(QUADRATIC, () -> Patch.between(base, target));
		assertThat(json(patch)).hasSizeLessThan(target.length() / 4);
		assertThat(patch.applyTo(base)).isEqualTo(target);
	}

	@ParameterizedTest
	@CsvSource({ "-1,2", "0,-1", "0,6", "5,1", "6,0", "2147483647,1", "1,2147483647", "-2147483648,-2147483648" })
	void copyBeyondTheBaseIsRefused(int start, int length) {
		Patch patch = Patch.delta(List.of(new Copy(start, length)));
		assertThatIllegalArgumentException().isThrownBy(() -> patch.applyTo("12345"));
	}

	@Test
	void deltaWithoutABaseIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Patch.delta(List.of(new Insert("a"))).applyTo(null));
	}

	@Test
	void fullTextNeedsNoBase() {
		assertThat(Patch.full("text").applyTo(null)).isEqualTo("text");
	}

	private static byte[] json(Patch patch) {
		return PatchJson.write(patch).getBytes(StandardCharsets.UTF_8);
	}

}
