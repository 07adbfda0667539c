package com.example;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import lombok.Value;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** A component of the page. */
@LiveComponent
class Counter {

	record Props(int start) {
	}

	@RecordBuilder
	record State(int start, int count, int calls, Last last) implements CounterStateBuilder.With {
	}

	/** A value of Lombok within the state. */
	@Value
	static class Last {

		int calls;

		String name;

	}

	record Add(@Min(1) int by) {
	}

	State mount(Props props) {
		return new State(props.start(), props.start(), 0, new Last(0, "mount"));
	}

	@LiveAction
	State add(State state, @Valid Add add) {
		return state.withCount(state.count() + add.by()).withCalls(state.last().getCalls() + 1)
			.withLast(new Last(state.last().getCalls() + 1, "add"));
	}

}
