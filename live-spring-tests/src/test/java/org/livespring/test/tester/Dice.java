package org.livespring.test.tester;

import java.util.Map;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;

@LiveComponent(template = "tester/dice")
class Dice {

	record Props(int sides) {
	}

	record State(int sides) {
	}

	State mount(Props props) {
		return new State(props.sides());
	}

	@LiveAction
	int roll(State state, LiveContext live) {
		live.dispatch("rolled", Map.of("value", state.sides()));
		return state.sides();
	}

	@LiveAction
	void leave(LiveContext live) {
		live.redirect("/basket");
	}

}
