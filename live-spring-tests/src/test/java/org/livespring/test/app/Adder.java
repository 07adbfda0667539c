package org.livespring.test.app;

import jakarta.validation.constraints.Min;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;

/** A component of script clients. */
@LiveComponent(headless = true, mountable = true)
public class Adder {

	record Props(@Min(0) int start) {
	}

	record State(int sum) {
	}

	State mount(Props props) {
		return new State(props.start());
	}

	@LiveAction
	State add(State state, int by) {
		return new State(state.sum() + by);
	}

	@LiveAction
	void addLater(int by, LiveContext live) {
		live.update((State state) -> new State(state.sum() + by));
	}

}
