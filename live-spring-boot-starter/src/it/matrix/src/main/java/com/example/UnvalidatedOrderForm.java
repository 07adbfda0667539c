package com.example;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Profile;
import org.springframework.validation.Errors;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** The form of an application without Bean Validation. */
@LiveComponent(name = "order-form")
@Profile("unvalidated")
class UnvalidatedOrderForm {

	record State(@Nullable Order order) {
	}

	record Order(String articleName, int quantity, LocalDate dueDate) {
	}

	State mount() {
		return new State(null);
	}

	OrderForm.View view(State state) {
		return OrderForm.View.of(state.order());
	}

	@LiveAction
	State order(State state, Order order, Errors errors) {
		if (order.articleName() == null || order.articleName().isBlank()) {
			errors.rejectValue("articleName", "NotBlank", "must not be blank");
		}
		return errors.hasErrors() ? state : new State(order);
	}

}
