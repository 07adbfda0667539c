package org.livespring.test.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveListener;

/** A parent whose children tell it what they do. */
@LiveComponent
public class Shelf {

	record State(List<Integer> books, int picked, String colour) {
	}

	State mount() {
		return new State(List.of(1, 2, 3), 0, "red");
	}

	@LiveAction
	State add(State state, int id) {
		List<Integer> books = new ArrayList<>(state.books());
		books.add(id);
		return new State(books, state.picked(), state.colour());
	}

	@LiveAction
	State remove(State state, int id) {
		return new State(state.books().stream().filter((book) -> book != id).toList(), state.picked(), state.colour());
	}

	@LiveAction
	State reverse(State state) {
		List<Integer> books = new ArrayList<>(state.books());
		Collections.reverse(books);
		return new State(books, state.picked(), state.colour());
	}

	@LiveAction
	State paint(State state, String colour) {
		return new State(state.books(), state.picked(), colour);
	}

	@LiveListener
	State picked(State state, Book.Picked event) {
		return new State(state.books(), state.picked() + event.id(), state.colour());
	}

}
