package org.livespring.load.app;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** A counter. */
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

	/** The same component, rendered by JTE. */
	@LiveComponent(template = "live/jte-counter")
	static class JteCounter extends Counter {

	}

}
