package org.livespring.load.app;

import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveListener;
import org.livespring.PresenceChanged;

/** Counts the members that join and leave a room after it was mounted. */
@LiveComponent
class Doorkeeper {

	record State(long joined, long left) {
	}

	State mount(LiveContext live) {
		live.join(Attendee.ROOM);
		return new State(0, 0);
	}

	@LiveListener
	State changed(State state, PresenceChanged event) {
		if (event.complete()) {
			return state;
		}
		return new State(state.joined() + event.joined(Attendee.Badge.class).size(),
				state.left() + event.left().size());
	}

}
