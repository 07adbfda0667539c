package com.example;

import java.util.List;
import java.util.stream.Stream;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveListener;

/** A room, in which pages hear each other. */
@LiveComponent
class Hall {

	record State(List<String> heardTexts) {
	}

	record Said(String spokenText) {
	}

	State mount(LiveContext live) {
		live.join("hall");
		return new State(List.of());
	}

	@LiveAction
	void say(Said said, LiveContext live) {
		live.room("hall").publish(said);
	}

	@LiveListener
	State said(State state, Said said) {
		return new State(Stream.concat(state.heardTexts().stream(), Stream.of(said.spokenText())).toList());
	}

}
