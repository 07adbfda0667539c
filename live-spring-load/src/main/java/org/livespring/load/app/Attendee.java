package org.livespring.load.app;

import org.livespring.LiveComponent;
import org.livespring.LiveContext;

/** A member that is present in a room and does not read the presence of others. */
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
