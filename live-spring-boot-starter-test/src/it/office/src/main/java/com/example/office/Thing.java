package com.example.office;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;

/** A thing that is used until it breaks. */
@LiveComponent
class Thing {

	record Props(String name) {
	}

	record State(String name, int uses) {
	}

	/** Told to the inventory. */
	record Broken(String name) {
	}

	State mount(Props props) {
		return new State(props.name(), 0);
	}

	@LiveAction
	State use(State state, LiveContext live) {
		if (state.uses() == 1) {
			live.emit(new Broken(state.name()));
		}
		return new State(state.name(), state.uses() + 1);
	}

}
