package com.example.office;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;

/** Orders lunch. */
@LiveComponent
class Lunch {

	enum Dish {

		PIZZA, SALAD

	}

	enum Size {

		SMALL, LARGE

	}

	record State(String confirmation) {
	}

	record Order(@NotNull Dish dish, @NotNull Size size, @Min(1) @Max(9) int portions, boolean spicy) {
	}

	State mount() {
		return new State("");
	}

	@LiveAction
	State order(@Valid Order order, LiveContext live) {
		live.title("Ordered");
		return new State(
				order.portions() + " " + order.size() + " " + order.dish() + (order.spicy() ? ", spicy" : ""));
	}

}
