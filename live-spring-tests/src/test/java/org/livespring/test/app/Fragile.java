package org.livespring.test.app;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** Counts until it holds something that it cannot count with. */
@LiveComponent
public class Fragile {

	record State(int count) {
	}

	State mount() {
		return new State(0);
	}

	@LiveAction
	State count(State state) {
		if (state.count() < 0) {
			throw new IllegalStateException("on purpose");
		}
		return new State(state.count() + 1);
	}

	@LiveAction
	State spoil() {
		return new State(-1);
	}

	@LiveAction
	State crash() {
		throw new IllegalStateException("on purpose");
	}

}
