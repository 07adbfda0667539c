package org.livespring.sample.search;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Search} and its {@link Catalogue}. */
class SearchTests {

	private static final Catalogue catalogue = new Catalogue();

	private final Search search = new Search(catalogue);

	@Test
	void booksAreTheSameAtEveryStart() {
		assertThat(BookGenerator.books(100)).isEqualTo(BookGenerator.books(100));
		assertThat(BookGenerator.books(Catalogue.SIZE)).extracting(Book::title).doesNotHaveDuplicates().isSorted();
	}

	@Test
	void articleFitsItsNoun() {
		assertThat(BookGenerator.books(Catalogue.SIZE)).extracting(Book::title)
			.noneMatch((title) -> title.matches("A [AEIOU].*"))
			.noneMatch((title) -> title.matches("An [^AEIOU].*"));
	}

	@Test
	void withoutAQueryAllBooksAreThereAndTheFirstShown() {
		Search.View view = this.search.view(this.search.mount());
		assertThat(view.result().total()).isEqualTo(4_000);
		assertThat(view.result().books()).hasSize(20);
		assertThat(view.filtered()).isFalse();
	}

	@Test
	void queryWithATypingErrorFindsTheSameBooks() {
		Catalogue.Result right = search("lighthouse");
		assertThat(right.total()).isBetween(10, 400);
		assertThat(right.books()).allMatch((book) -> book.title().contains("Lighthouse"));
		assertThat(search("lihgthouse")).isEqualTo(right);
	}

	@Test
	void queryFindsAuthorsWithoutTheirAccents() {
		assertThat(search("muller").books()).isNotEmpty().allMatch((book) -> book.author().endsWith("Müller"));
	}

	@Test
	void facetsCountWhatChoosingThemWouldShow() {
		Catalogue.Result all = search("garden");
		assertThat(all.genres()).extracting(Catalogue.Facet::value).containsExactly(Genre.values());
		assertThat(all.genres().stream().mapToInt(Catalogue.Facet::count).sum()).isEqualTo(all.total());
		assertThat(all.decades().stream().mapToInt(Catalogue.Facet::count).sum()).isEqualTo(all.total());
		for (Catalogue.Facet<Genre> facet : all.genres()) {
			Catalogue.Result chosen = catalogue.search("garden", List.of(facet.value()), List.of(), 500);
			assertThat(chosen.total()).isEqualTo(facet.count());
			assertThat(chosen.books()).allMatch((book) -> book.genre() == facet.value());
			assertThat(chosen.genres()).extracting(Catalogue.Facet::count)
				.isEqualTo(all.genres().stream().map(Catalogue.Facet::count).toList());
		}
	}

	@Test
	void valuesOfOneFacetAddUpAndFacetsNarrowEachOther() {
		Search.State state = choose(choose(this.search.mount(), Genre.POETRY), Genre.CRIME);
		assertThat(state.genre()).containsExactly(Genre.CRIME, Genre.POETRY);
		state = this.search.toggleDecade(state, new Search.DecadeChoice(1990));
		Search.View view = this.search.view(state);
		assertThat(view.filtered()).isTrue();
		assertThat(view.result().books()).hasSize(20)
			.allMatch((book) -> isCrimeOrPoetry(book) && book.decade() == 1990);
		assertThat(view.result().genres()).filteredOn(Catalogue.Facet::chosen)
			.extracting(Catalogue.Facet::value)
			.containsExactly(Genre.CRIME, Genre.POETRY);
	}

	@Test
	void choosingAgainTakesTheChoiceBack() {
		Search.State state = choose(this.search.mount(), Genre.CRIME);
		assertThat(choose(state, Genre.CRIME)).isEqualTo(this.search.mount());
	}

	@Test
	void clearFiltersKeepsTheQuery() {
		Search.State state = new Search.State("garden", List.of(Genre.CRIME), List.of(1990), 40);
		assertThat(this.search.clearFilters(state)).isEqualTo(new Search.State("garden", List.of(), List.of(), 20));
	}

	@Test
	void unknownDecadeOfTheUrlFindsNothing() {
		assertThat(catalogue.search("", List.of(), List.of(12), 20).total()).isZero();
	}

	@Test
	void showMoreShowsMoreUpToALimit() {
		Search.State state = this.search.mount();
		for (int shown = 20; shown <= Search.MOST; shown += Search.STEP) {
			Search.View view = this.search.view(state);
			assertThat(view.result().books()).hasSize(shown);
			assertThat(view.more()).isEqualTo(shown < Search.MOST);
			state = this.search.showMore(state);
		}
		assertThat(state.limit()).isEqualTo(Search.MOST);
	}

	@Test
	void showMoreIsNotOfferedWhenAllIsShown() {
		Search.View view = this.search.view(new Search.State("zzzz", List.of(), List.of(), 20));
		assertThat(view.result().total()).isZero();
		assertThat(view.more()).isFalse();
	}

	private Search.State choose(Search.State state, Genre genre) {
		return this.search.toggleGenre(state, new Search.GenreChoice(genre));
	}

	private static boolean isCrimeOrPoetry(Book book) {
		return book.genre() == Genre.CRIME || book.genre() == Genre.POETRY;
	}

	private static Catalogue.Result search(String query) {
		return catalogue.search(query, List.of(), List.of(), 500);
	}

}
