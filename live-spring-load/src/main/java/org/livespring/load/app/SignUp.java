package org.livespring.load.app;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** A form that is validated while the user types. */
@LiveComponent
class SignUp {

	record State(String welcome) {
	}

	// @formatter:off
	record Form(
			@NotBlank @Size(max = 80) String name,
			@NotBlank @Email @Size(max = 120) String email,
			@NotNull @Min(18) @Max(130) Integer age) {
	}
	// @formatter:on

	State mount() {
		return new State("");
	}

	@LiveAction
	State signUp(State state, @Valid Form form) {
		return new State("Welcome " + form.name());
	}

	/** The same component, rendered by JTE. */
	@LiveComponent(template = "live/jte-sign-up")
	static class JteSignUp extends SignUp {

	}

}
