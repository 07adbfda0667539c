package org.livespring.test.app;

import java.util.List;

import org.springframework.context.annotation.Profile;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveMigration;

/** The same component after a deploy. */
@LiveComponent(name = "notebook", version = 2, template = "live/notebook-2")
@Profile("v2")
class NotebookV2 {

	record State(List<Note> notes) {
	}

	record Note(String text, boolean done) {
	}

	record StateV1(List<String> notes) {
	}

	State mount() {
		return new State(List.of());
	}

	@LiveMigration(from = 1)
	State notes(StateV1 old) {
		if (old.notes().contains("bad")) {
			throw new IllegalStateException("A migration that fails, on purpose");
		}
		return new State(old.notes().stream().map((text) -> new Note(text, false)).toList());
	}

	@LiveAction
	State finish(State state, int index) {
		return new State(state.notes().stream().map((note) -> new Note(note.text(), true)).toList());
	}

}
