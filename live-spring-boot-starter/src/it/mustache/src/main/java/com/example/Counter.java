package com.example;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import lombok.With;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** A component of the page. */
@LiveComponent
class Counter {

	record Props(int start) {
	}

	@With
	record State(int start, int count, int calls) {
	}

	record Add(@Min(1) int by) {
	}

	State mount(Props props) {
		return new State(props.start(), props.start(), 0);
	}

	@LiveAction
	State add(State state, @Valid Add add) {
		return state.withCount(state.count() + add.by()).withCalls(state.calls() + 1);
	}

}
