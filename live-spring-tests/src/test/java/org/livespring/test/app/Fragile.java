package org.livespring.test.app;

import java.util.ArrayList;
import java.util.List;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** Changes its state in place, which no component should do. */
@LiveComponent
public class Fragile {

	record State(List<Integer> counts) {
	}

	State mount() {
		return new State(List.of(0));
	}

	@LiveAction
	State count(State state) {
		int last = state.counts().get(state.counts().size() - 1);
		return new State(new ArrayList<>(List.of(last + 1)));
	}

	/** Fails when half of it is done. */
	@LiveAction
	State spoil(State state) {
		state.counts().clear();
		throw new IllegalStateException("on purpose");
	}

	@LiveAction
	void mend(State state) {
		state.counts().add(41);
	}

	@LiveAction
	State crash() {
		throw new IllegalStateException("on purpose");
	}

}
