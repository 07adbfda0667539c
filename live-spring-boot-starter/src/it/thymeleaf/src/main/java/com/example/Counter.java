package com.example;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** A component of the page. */
@LiveComponent
class Counter {

	record Props(int start) {
	}

	record State(int count) {
	}

	record Add(@Min(1) int by) {
	}

	State mount(Props props) {
		return new State(props.start());
	}

	@LiveAction
	State add(State state, @Valid Add add) {
		return new State(state.count() + add.by());
	}

}
