package org.livespring.sample.rows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveContext.FlashLevel;

/** A table whose rows can be changed. */
@LiveComponent
class Rows {

	static final int FIRST = 200;

	static final int MOST = 500;

	record State(List<Row> rows, int nextId) {

		State {
			rows = List.copyOf(rows);
		}

	}

	record Add(int id) {
	}

	State mount() {
		return new State(IntStream.rangeClosed(1, FIRST).mapToObj(Row::of).toList(), FIRST + 1);
	}

	@LiveAction
	State add(State state, Add add) {
		List<Row> rows = state.rows().stream().map((row) -> (row.id() == add.id()) ? row.addOne() : row).toList();
		return new State(rows, state.nextId());
	}

	@LiveAction
	State shuffle(State state) {
		List<Row> rows = new ArrayList<>(state.rows());
		Collections.shuffle(rows);
		return new State(rows, state.nextId());
	}

	@LiveAction
	State insert(State state, LiveContext live) {
		if (state.rows().size() == MOST) {
			live.flash(FlashLevel.WARNING, "The table is full.");
			return state;
		}
		List<Row> rows = new ArrayList<>(state.rows());
		rows.add(0, Row.of(state.nextId()));
		return new State(rows, state.nextId() + 1);
	}

	@LiveAction
	State removeLast(State state) {
		int size = state.rows().size();
		return new State(state.rows().subList(0, Math.max(0, size - 1)), state.nextId());
	}

}
