package org.livespring.test.app;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.springframework.validation.Errors;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** Several forms whose fields have the same name. */
@LiveComponent
public class People {

	record State(List<String> people, boolean inviting, int likes) {
	}

	record Add(@NotBlank String name) {
	}

	record Invite(@Size(min = 3, message = "at least three letters") @Pattern(regexp = "[A-Z].*",
			message = "a capital first") String name) {
	}

	record Remind(@Size(max = 2, message = "at most two letters & no more") String name) {
	}

	record Rename(@NotBlank String name) {
	}

	State mount() {
		return new State(List.of("Ada", "Bob"), true, 0);
	}

	@LiveAction
	State add(State state, @Valid Add add) {
		return state;
	}

	@LiveAction
	void invite(@Valid Invite invite, Errors errors) {
		if (!errors.hasErrors()) {
			errors.reject("full");
		}
	}

	@LiveAction
	void rename(@Valid Rename rename) {
	}

	@LiveAction
	void remind(@Valid Remind remind) {
	}

	@LiveAction
	State toggle(State state) {
		return new State(state.people(), !state.inviting(), state.likes());
	}

	@LiveAction
	State like(State state) {
		return new State(state.people(), state.inviting(), state.likes() + 1);
	}

}
