package org.livespring.sample.todo;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveContext.FlashLevel;
import org.livespring.LiveListener;
import org.livespring.LiveQuery;

/**
 * A to-do list. A {@link TodoItem} shows each entry, and its events change the list.
 */
@LiveComponent
class Todo {

	static final int MOST = 100;

	enum Filter {

		ALL, ACTIVE, DONE;

		boolean shows(Entry entry) {
			return this == ALL || entry.done() == (this == DONE);
		}

	}

	record State(List<Entry> entries, int nextId, @LiveQuery(push = true) Filter filter) {

		State {
			entries = List.copyOf(entries);
		}

		State withEntries(Stream<Entry> changed) {
			return new State(changed.toList(), this.nextId, this.filter);
		}

		State withEntry(int id, UnaryOperator<Entry> change) {
			return withEntries(this.entries.stream().map((entry) -> (entry.id() == id) ? change.apply(entry) : entry));
		}

	}

	record View(List<Entry> shown, long left, long done, Filter filter) {
	}

	record Add(@NotBlank @Size(max = 120) String text) {
	}

	State mount() {
		return new State(List.of(), 1, Filter.ALL);
	}

	View view(State state) {
		List<Entry> entries = state.entries();
		long done = entries.stream().filter(Entry::done).count();
		return new View(entries.stream().filter(state.filter()::shows).toList(), entries.size() - done, done,
				state.filter());
	}

	@LiveAction
	State add(State state, @Valid Add add, LiveContext live) {
		if (state.entries().size() == MOST) {
			live.flash(FlashLevel.WARNING, "The list is full.");
			return state;
		}
		Entry entry = new Entry(state.nextId(), add.text().strip(), false);
		return new State(Stream.concat(state.entries().stream(), Stream.of(entry)).toList(), state.nextId() + 1,
				state.filter());
	}

	@LiveAction
	State show(State state, Filter filter) {
		return new State(state.entries(), state.nextId(), filter);
	}

	@LiveAction
	State clearDone(State state) {
		return state.withEntries(state.entries().stream().filter((entry) -> !entry.done()));
	}

	@LiveListener
	State toggled(State state, TodoItem.Toggled event) {
		return state.withEntry(event.id(), (entry) -> new Entry(entry.id(), entry.text(), !entry.done()));
	}

	@LiveListener
	State renamed(State state, TodoItem.Renamed event) {
		return state.withEntry(event.id(), (entry) -> new Entry(entry.id(), event.text(), entry.done()));
	}

	@LiveListener
	State deleted(State state, TodoItem.Deleted event) {
		return state.withEntries(state.entries().stream().filter((entry) -> entry.id() != event.id()));
	}

}
