package org.livespring.test.app;

import java.util.List;

import org.springframework.context.annotation.Profile;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** A component before a deploy. */
@LiveComponent(name = "notebook", template = "live/notebook-1")
@Profile("!v2")
class NotebookV1 {

	record State(List<String> notes) {
	}

	State mount() {
		return new State(List.of("first"));
	}

	@LiveAction
	State write(State state, String note) {
		return new State(List.of(state.notes().get(0), note));
	}

}
