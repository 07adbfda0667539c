package org.livespring.test.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** A form with rows that are added, removed and moved while the user fills them in. */
@LiveComponent
public class Order {

	record State(List<Integer> rows, int nextRow, String ordered) {
	}

	record Form(@NotBlank String customer, Map<Integer, @Valid Line> lines) {
	}

	record Line(@NotBlank String article, @NotNull @Min(1) Integer from, @NotNull @Max(99) Integer to) {

		@AssertTrue(message = "must not be less than from")
		boolean isOrdered() {
			return this.from == null || this.to == null || this.from <= this.to;
		}

	}

	State mount() {
		return new State(List.of(1), 2, "");
	}

	@LiveAction
	State addRow(State state) {
		List<Integer> rows = new ArrayList<>(state.rows());
		rows.add(state.nextRow());
		return new State(rows, state.nextRow() + 1, state.ordered());
	}

	@LiveAction
	State removeRow(State state, int row) {
		List<Integer> rows = state.rows().stream().filter((each) -> each != row).toList();
		return new State(rows, state.nextRow(), state.ordered());
	}

	@LiveAction
	State raiseRow(State state, int row) {
		List<Integer> rows = new ArrayList<>(state.rows());
		int place = rows.indexOf(row);
		if (place > 0) {
			Collections.swap(rows, place, place - 1);
		}
		return new State(rows, state.nextRow(), state.ordered());
	}

	@LiveAction
	State order(State state, @Valid Form form) {
		List<String> articles = state.rows().stream().map((row) -> form.lines().get(row).article()).toList();
		return new State(state.rows(), state.nextRow(), String.join(", ", articles));
	}

}
