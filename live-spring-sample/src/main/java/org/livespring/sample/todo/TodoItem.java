package org.livespring.sample.todo;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;

/**
 * One entry of a {@link Todo}. The parent owns the entry; the state of this component is
 * only whether the entry is being edited.
 */
@LiveComponent
class TodoItem {

	record Props(Entry entry) {
	}

	/** With {@code edited}, the focus returns to the edit button. */
	record State(boolean editing, boolean edited) {
	}

	record View(String text, boolean done, boolean editing, boolean edited) {
	}

	record Save(@NotBlank @Size(max = 120) String text) {
	}

	record Toggled(int id) {
	}

	record Renamed(int id, String text) {
	}

	record Deleted(int id) {
	}

	State mount() {
		return new State(false, false);
	}

	View view(State state, Props props) {
		return new View(props.entry().text(), props.entry().done(), state.editing(), state.edited());
	}

	@LiveAction
	void toggle(Props props, LiveContext live) {
		live.emit(new Toggled(props.entry().id()));
	}

	@LiveAction
	void delete(Props props, LiveContext live) {
		live.emit(new Deleted(props.entry().id()));
	}

	@LiveAction
	State edit() {
		return new State(true, false);
	}

	@LiveAction
	State cancel() {
		return new State(false, true);
	}

	@LiveAction
	State save(Props props, @Valid Save save, LiveContext live) {
		live.emit(new Renamed(props.entry().id(), save.text().strip()));
		return new State(false, true);
	}

}
