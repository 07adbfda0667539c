package org.livespring.sample.counter;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** A counter: a number and three buttons. */
@LiveComponent
class Counter {

	record State(int count) {
	}

	State mount() {
		return new State(0);
	}

	@LiveAction
	State increment(State state) {
		return new State(state.count() + 1);
	}

	@LiveAction
	State decrement(State state) {
		return new State(state.count() - 1);
	}

	@LiveAction
	State reset() {
		return new State(0);
	}

}
