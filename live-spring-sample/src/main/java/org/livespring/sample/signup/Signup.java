package org.livespring.sample.signup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.validation.Errors;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/**
 * A form that is validated while the user types and when it is submitted. Only the
 * browser holds the typed values, so the state contains only the person who has signed
 * up.
 */
@LiveComponent
class Signup {

	private final Accounts accounts;

	Signup(Accounts accounts) {
		this.accounts = accounts;
	}

	record State(@Nullable String welcome) {
	}

	// @formatter:off
	record Form(
			@NotBlank @Size(max = 80) String name,
			@NotBlank @Email @Size(max = 120) String email,
			@NotNull @Min(18) @Max(130) Integer age,
			@NotNull Country country,
			@AssertTrue boolean terms) {
	}
	// @formatter:on

	State mount() {
		return new State(null);
	}

	@LiveAction
	State signUp(State state, @Valid Form form, Errors errors) {
		if (errors.hasErrors()) {
			return state;
		}
		if (!this.accounts.register(form.email())) {
			errors.rejectValue("email", "taken");
			return state;
		}
		return new State(form.name());
	}

}
