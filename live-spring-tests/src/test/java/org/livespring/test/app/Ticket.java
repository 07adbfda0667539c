package org.livespring.test.app;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

import org.springframework.validation.Errors;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveRoomState;
import org.livespring.LiveViewContext;

/** A form for what others may change meanwhile. */
@LiveComponent
public class Ticket {

	static final String ROOM = "ticket";

	record Saved(String title, int version) {

		static final Saved FIRST = new Saved("Printer is on fire", 1);

	}

	/** The state has what the user saw when he began, the view what is saved now. */
	record State(@Nullable Saved begun) {
	}

	record View(Saved saved, boolean editing, @Nullable String title) {
	}

	record Edit(@NotBlank String title) {
	}

	State mount() {
		return new State(null);
	}

	View view(State state, LiveViewContext live) {
		Saved begun = state.begun();
		return new View(live.state(ROOM, Saved.class, Saved.FIRST), begun != null,
				(begun != null) ? begun.title() : null);
	}

	@LiveAction
	State edit(LiveContext live) {
		return new State(tickets(live).get());
	}

	@LiveAction
	State save(State state, @Valid Edit edit, Errors errors, LiveContext live) {
		Saved begun = state.begun();
		if (errors.hasErrors() || begun == null) {
			return state;
		}
		Saved mine = new Saved(edit.title(), begun.version() + 1);
		Saved saved = tickets(live).change((now) -> (now.version() == begun.version()) ? mine : now);
		if (!saved.equals(mine)) {
			errors.reject("conflict", "Somebody has saved another title. Save again to replace it.");
			return new State(new Saved(edit.title(), saved.version()));
		}
		return new State(null);
	}

	private static LiveRoomState<Saved> tickets(LiveContext live) {
		return live.room(ROOM).state(Saved.class, Saved.FIRST);
	}

}
