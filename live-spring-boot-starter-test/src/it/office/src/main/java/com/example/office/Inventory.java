package com.example.office;

import java.util.List;
import java.util.stream.Stream;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveListener;

/** Things, each a component of its own. */
@LiveComponent
class Inventory {

	record State(List<String> things, int last) {
	}

	State mount() {
		return new State(List.of("chair-1"), 1);
	}

	@LiveAction
	State add(State state) {
		int next = state.last() + 1;
		return new State(Stream.concat(state.things().stream(), Stream.of("chair-" + next)).toList(), next);
	}

	@LiveListener
	State broken(State state, Thing.Broken broken) {
		return new State(state.things().stream().filter((each) -> !each.equals(broken.name())).toList(), state.last());
	}

}
