package com.example.office;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;

/** Books a room in three steps. */
@LiveComponent
class Booking {

	record State(int step, String room, String day) {
	}

	State mount() {
		return new State(1, "", "");
	}

	@LiveAction
	State room(State state, String room) {
		return new State(2, room, state.day());
	}

	@LiveAction
	State day(State state, String day) {
		return new State(3, state.room(), day);
	}

	@LiveAction
	State back(State state) {
		return new State(state.step() - 1, state.room(), state.day());
	}

	@LiveAction
	void book(State state, LiveContext live) {
		live.flash("Booked " + state.room() + " on " + state.day());
		live.redirect("/directory");
	}

}
