package org.livespring.sample.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An index that finds texts by the beginnings of their words. If no word begins with the
 * typed text, it uses the most similar words; trigrams, which are sequences of three
 * letters, select the words to compare.
 */
final class WordIndex {

	private static final int MOST_WORDS = 8;

	private final TreeMap<String, BitSet> textsByWord = new TreeMap<>();

	private final Map<String, Set<String>> wordsByTrigram = new HashMap<>();

	private final int size;

	WordIndex(List<String> texts) {
		this.size = texts.size();
		for (int i = 0; i < this.size; i++) {
			for (String word : words(texts.get(i))) {
				this.textsByWord.computeIfAbsent(word, (key) -> new BitSet()).set(i);
			}
		}
		for (String word : this.textsByWord.keySet()) {
			for (String trigram : trigrams(word)) {
				this.wordsByTrigram.computeIfAbsent(trigram, (key) -> new HashSet<>()).add(word);
			}
		}
	}

	/** Returns the positions of the texts that have all words of the query. */
	BitSet find(String query) {
		BitSet found = new BitSet();
		found.set(0, this.size);
		words(query).stream().limit(MOST_WORDS).forEach((word) -> found.and(textsWith(word)));
		return found;
	}

	private BitSet textsWith(String typed) {
		Collection<BitSet> texts = this.textsByWord.subMap(typed, typed + Character.MAX_VALUE).values();
		if (texts.isEmpty()) {
			texts = nearest(typed).stream().map(this.textsByWord::get).toList();
		}
		BitSet union = new BitSet();
		texts.forEach(union::or);
		return union;
	}

	private List<String> nearest(String typed) {
		List<String> nearest = new ArrayList<>();
		int limit = errorsForgiven(typed);
		for (String word : similar(typed)) {
			int distance = EditDistance.toPrefix(typed, word);
			if (distance < limit) {
				nearest.clear();
				limit = distance;
			}
			if (distance == limit) {
				nearest.add(word);
			}
		}
		return nearest;
	}

	private Set<String> similar(String typed) {
		Set<String> similar = new HashSet<>();
		for (String trigram : trigrams(typed)) {
			similar.addAll(this.wordsByTrigram.getOrDefault(trigram, Set.of()));
		}
		similar.removeIf((word) -> typed.length() > word.length() + errorsForgiven(typed));
		return similar;
	}

	private static int errorsForgiven(String typed) {
		return (typed.length() < 4) ? 0 : (typed.length() < 8) ? 1 : 2;
	}

	private static Set<String> trigrams(String word) {
		String padded = "  " + word + " ";
		Set<String> trigrams = new HashSet<>();
		for (int i = 0; i + 3 <= padded.length(); i++) {
			trigrams.add(padded.substring(i, i + 3));
		}
		return trigrams;
	}

	/** Returns the words of a text, in lower case and without accents. */
	static List<String> words(String text) {
		String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
			.replaceAll("\\p{M}", "")
			.toLowerCase(Locale.ROOT);
		return List.of(plain.split("[^\\p{L}\\p{N}]+")).stream().filter((word) -> !word.isEmpty()).toList();
	}

}
