package com.example.office;

import java.util.List;
import java.util.stream.IntStream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveQuery;

/** The visits of the year, page by page. */
@LiveComponent
class Log {

	record State(@LiveQuery(push = true) @Min(1) @Max(5) int page) {
	}

	record View(int page, List<String> visits) {
	}

	State mount() {
		return new State(1);
	}

	View view(State state) {
		int first = (state.page() - 1) * 3 + 1;
		return new View(state.page(), IntStream.range(first, first + 3).mapToObj((i) -> "Visit " + i).toList());
	}

	@LiveAction
	State next(State state) {
		return new State(state.page() + 1);
	}

}
