package com.example.office;

import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveListener;

/** What is left of the coffee. */
@LiveComponent
class Stock {

	record State(int cups) {
	}

	State mount(LiveContext live) {
		live.join(Coffee.ROOM);
		return new State(10);
	}

	@LiveListener
	State drunk(State state, Coffee.Drunk drunk, LiveContext live) {
		live.dispatch("coffee:drunk", drunk);
		return new State(state.cups() - drunk.cups());
	}

}
