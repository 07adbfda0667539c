package com.example.office;

import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** A list of things to do. */
@LiveComponent
class Todo {

	record State(List<Task> tasks) {

		long open() {
			return this.tasks.stream().filter((task) -> !task.done()).count();
		}

	}

	record Task(String title, boolean done) {
	}

	record View(List<Task> tasks, long open) {
	}

	record Add(@NotBlank String title) {
	}

	State mount() {
		return new State(List.of());
	}

	View view(State state) {
		return new View(state.tasks(), state.open());
	}

	@LiveAction
	State add(State state, @Valid Add add) {
		return new State(Stream.concat(state.tasks().stream(), Stream.of(new Task(add.title(), false))).toList());
	}

	@LiveAction
	State toggle(State state, String title) {
		return new State(state.tasks()
			.stream()
			.map((task) -> task.title().equals(title) ? new Task(title, !task.done()) : task)
			.toList());
	}

	@LiveAction
	State clear(State state) {
		return new State(state.tasks().stream().filter((task) -> !task.done()).toList());
	}

}
