package org.livespring.load.app;

import org.livespring.LiveComponent;
import org.livespring.LiveContext;

/** Somebody who is present, and does not look at who else is. */
@LiveComponent
class Attendee {

	static final String ROOM = "hall";

	record State(boolean seated) {
	}

	record Badge(String name) {
	}

	State mount(LiveContext live) {
		live.join(ROOM);
		live.presence(ROOM).track(live.id(), new Badge("Ann"));
		return new State(true);
	}

}
