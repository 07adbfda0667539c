package org.livespring.test.app;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveContext.FlashLevel;

/** Counts how often it came back. */
@LiveComponent
public class Returning {

	record State(int times, int calls) {
	}

	State mount() {
		return new State(0, 0);
	}

	State rehydrate(State state, LiveContext live) {
		live.flash("Welcome back");
		live.update((State later) -> new State(later.times() + 10, later.calls()));
		return new State(state.times() + 1, state.calls());
	}

	/** Sends the browser elsewhere, and says something before and after that. */
	@LiveAction
	void leave(LiveContext live) {
		live.flash(FlashLevel.SUCCESS, "Saved");
		live.redirect("/page/counter");
		live.flash(FlashLevel.WARNING, "Almost full");
	}

	@LiveAction
	State call(State state) {
		return new State(state.times(), state.calls() + 1);
	}

}
