package org.livespring.sample.search;

import java.util.ArrayList;
import java.util.List;

import jakarta.validation.constraints.Size;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveModel;
import org.livespring.LiveQuery;

/**
 * A search with filters. The query and the filters are state and appear in the URL; the
 * result is computed for the view.
 */
@LiveComponent
class Search {

	static final int STEP = 20;

	static final int MOST = 200;

	private final Catalogue catalogue;

	Search(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	// @formatter:off
	record State(
			@LiveModel @LiveQuery(push = true) @Size(max = 100) String q,
			@LiveQuery(push = true) @Size(max = 20) List<Genre> genre,
			@LiveQuery(push = true) @Size(max = 20) List<Integer> decade,
			int limit) {

		State {
			genre = List.copyOf(genre);
			decade = List.copyOf(decade);
		}

	}
	// @formatter:on

	record View(String q, Catalogue.Result result, boolean filtered, boolean more) {
	}

	record GenreChoice(Genre genre) {
	}

	record DecadeChoice(int decade) {
	}

	State mount() {
		return new State("", List.of(), List.of(), STEP);
	}

	View view(State state) {
		Catalogue.Result result = this.catalogue.search(state.q(), state.genre(), state.decade(), state.limit());
		boolean filtered = !state.genre().isEmpty() || !state.decade().isEmpty();
		boolean more = result.books().size() < Math.min(result.total(), MOST);
		return new View(state.q(), result, filtered, more);
	}

	@LiveAction
	State toggleGenre(State state, GenreChoice choice) {
		return new State(state.q(), toggle(state.genre(), choice.genre()), state.decade(), STEP);
	}

	@LiveAction
	State toggleDecade(State state, DecadeChoice choice) {
		return new State(state.q(), state.genre(), toggle(state.decade(), choice.decade()), STEP);
	}

	@LiveAction
	State clearFilters(State state) {
		return new State(state.q(), List.of(), List.of(), STEP);
	}

	@LiveAction
	State showMore(State state) {
		return new State(state.q(), state.genre(), state.decade(), Math.min(state.limit() + STEP, MOST));
	}

	private static <T extends Comparable<T>> List<T> toggle(List<T> chosen, T value) {
		List<T> toggled = new ArrayList<>(chosen);
		if (!toggled.remove(value)) {
			toggled.add(value);
			toggled.sort(null);
		}
		return toggled;
	}

}
