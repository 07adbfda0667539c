package org.livespring.sample.search;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.springframework.stereotype.Service;

/** All books, searchable by words, genres and decades. */
@Service
class Catalogue {

	static final int SIZE = 4_000;

	private final List<Book> books = BookGenerator.books(SIZE);

	private final WordIndex words = new WordIndex(
			this.books.stream().map((book) -> book.title() + " " + book.author()).toList());

	private final Map<Genre, BitSet> genres = group(Book::genre);

	private final Map<Integer, BitSet> decades = group(Book::decade);

	/**
	 * The result of a search: the first books, the number of all books found, and counts
	 * for the filters.
	 */
	record Result(List<Book> books, int total, List<Facet<Genre>> genres, List<Facet<Integer>> decades) {
	}

	/** A value of a filter, with the number of books that choosing it leaves or adds. */
	record Facet<T>(T value, int count, boolean chosen) {
	}

	Result search(String query, Collection<Genre> chosenGenres, Collection<Integer> chosenDecades, int limit) {
		BitSet found = this.words.find(query);
		BitSet foundInGenres = and(found, anyOf(this.genres, chosenGenres));
		BitSet foundInDecades = and(found, anyOf(this.decades, chosenDecades));
		BitSet result = and(foundInGenres, foundInDecades);
		return new Result(result.stream().limit(limit).mapToObj(this.books::get).toList(), result.cardinality(),
				facets(this.genres, chosenGenres, foundInDecades), facets(this.decades, chosenDecades, foundInGenres));
	}

	private <T extends Comparable<T>> Map<T, BitSet> group(Function<Book, T> property) {
		Map<T, BitSet> groups = new TreeMap<>();
		for (int i = 0; i < this.books.size(); i++) {
			groups.computeIfAbsent(property.apply(this.books.get(i)), (key) -> new BitSet()).set(i);
		}
		return groups;
	}

	/**
	 * Returns the books that have one of the chosen values, all books if no value is
	 * chosen.
	 */
	private <T> BitSet anyOf(Map<T, BitSet> groups, Collection<T> chosen) {
		BitSet union = new BitSet();
		groups.forEach((value, members) -> {
			if (chosen.isEmpty() || chosen.contains(value)) {
				union.or(members);
			}
		});
		return union;
	}

	private static <T> List<Facet<T>> facets(Map<T, BitSet> groups, Collection<T> chosen, BitSet found) {
		return groups.entrySet()
			.stream()
			.map((group) -> new Facet<>(group.getKey(), and(found, group.getValue()).cardinality(),
					chosen.contains(group.getKey())))
			.toList();
	}

	private static BitSet and(BitSet one, BitSet other) {
		BitSet both = (BitSet) one.clone();
		both.and(other);
		return both;
	}

}
