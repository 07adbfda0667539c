package org.livespring.test.app;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;

/** Makes a script client present in a room of its choice. */
@LiveComponent(headless = true, mountable = true)
public class Hall {

	record Props(String room) {
	}

	record State(String room) {
	}

	record Guest(String mood) {
	}

	State mount(Props props, LiveContext live) {
		live.join(props.room());
		return new State(props.room());
	}

	@LiveAction
	void enter(State state, String key, String mood, LiveContext live) {
		live.presence(state.room()).track(key, new Guest(mood));
	}

	@LiveAction
	void feel(State state, String mood, LiveContext live) {
		live.presence(state.room()).show(new Guest(mood));
	}

	@LiveAction
	void exit(State state, LiveContext live) {
		live.presence(state.room()).untrack();
	}

}
