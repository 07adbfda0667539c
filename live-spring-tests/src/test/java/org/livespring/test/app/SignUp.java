package org.livespring.test.app;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** A form. */
@LiveComponent
public class SignUp {

	record State(String welcome) {
	}

	record Form(@NotBlank String name, @Min(18) int age) {
	}

	State mount() {
		return new State("");
	}

	@LiveAction
	State signUp(State state, @Valid Form form) {
		return new State("Welcome " + form.name());
	}

}
