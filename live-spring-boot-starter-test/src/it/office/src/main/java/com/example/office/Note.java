package com.example.office;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** A note that is edited in place. */
@LiveComponent
class Note {

	record State(String text, boolean editing) {
	}

	State mount() {
		return new State("Nothing", false);
	}

	@LiveAction
	State edit(State state) {
		return new State(state.text(), true);
	}

	@LiveAction
	State key(State state, String key, String text) {
		return new State(key.equals("Enter") ? text : state.text(), false);
	}

}
