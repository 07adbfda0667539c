package org.livespring.sample.search;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link WordIndex}. */
class WordIndexTests {

	private static final List<String> TEXTS = List.of("The Silent Garden", "The Silver Bridge of Kraków",
			"A Garden in São Paulo", "The Lighthouse");

	private final WordIndex index = new WordIndex(TEXTS);

	@ParameterizedTest
	@CsvSource({ "garden, 0 2", "GARDEN, 0 2", "sil, 0 1", "silent garden, 0", "garden silent, 0", "the, 0 1 3",
			"krakow, 1", "Kraków, 1", "sao, 2", "'  bridge,  of ', 1" })
	void findsTextsByTheBeginningsOfAllTheirWords(String query, String found) {
		assertThat(find(query)).isEqualTo(found);
	}

	@ParameterizedTest
	@CsvSource({ "gardne, 0 2", "gerden, 0 2", "lighthuose, 3", "lihgthuose, 3", "brigde, 1", "xilver, 1",
			"silnet garedn, 0" })
	void forgivesTypingErrors(String query, String found) {
		assertThat(find(query)).isEqualTo(found);
	}

	@ParameterizedTest
	@ValueSource(strings = { "zzz", "sxl", "garxyz", "silent zzzzzz", "bridge garden" })
	void findsNothingWhereAWordIsTooFarAway(String query) {
		assertThat(find(query)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "?!" })
	void findsEverythingWithoutAWord(String query) {
		assertThat(find(query)).isEqualTo("0 1 2 3");
	}

	@Test
	void prefersWordsAsTypedToSimilarOnes() {
		WordIndex similar = new WordIndex(List.of("Shadow", "Shallow"));
		assertThat(similar.find("shadow").cardinality()).isEqualTo(1);
	}

	@Test
	void looksAtTheFirstWordsOfALongQueryOnly() {
		assertThat(find("the ".repeat(8) + "zzz")).isEqualTo("0 1 3");
	}

	private String find(String query) {
		return String.join(" ", this.index.find(query).stream().mapToObj(Integer::toString).toList());
	}

}
