package com.example;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Profile;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** A form whose input is validated. */
@LiveComponent
@Profile("!unvalidated")
class OrderForm {

	record State(@Nullable Order order) {
	}

	record Order(@NotBlank String articleName, @Min(1) int quantity, LocalDate dueDate) {
	}

	record View(String done) {

		static View of(@Nullable Object order) {
			return new View((order != null) ? order.toString() : "");
		}

	}

	State mount() {
		return new State(null);
	}

	View view(State state) {
		return View.of(state.order());
	}

	@LiveAction
	State order(State state, @Valid Order order) {
		return new State(order);
	}

}
