package org.livespring.test.app;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveListener;

/** Shows a child and what it hears, both after an action. */
@LiveComponent
public class Relay {

	static final String ROOM = "relay";

	/** Something that all hear. */
	public record Announced(String text) {
	}

	record State(boolean more, String heard) {
	}

	State mount(LiveContext live) {
		live.join(ROOM);
		return new State(false, "");
	}

	@LiveAction
	State announce(State state, String text, LiveContext live) {
		live.room(ROOM).publish(new Announced(text));
		return new State(true, state.heard());
	}

	@LiveListener
	State announced(State state, Announced event) {
		return new State(state.more(), event.text());
	}

}
