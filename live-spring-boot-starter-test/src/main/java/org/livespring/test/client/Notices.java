package org.livespring.test.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

/** What a page told its user and its scripts since the user began something new. */
public final class Notices {

	private final List<Flash> flashes = new ArrayList<>();

	private final List<Failure> failures = new ArrayList<>();

	private final List<ClientEvent> events = new ArrayList<>();

	private final List<String> questions = new ArrayList<>();

	private Predicate<String> confirmation = (question) -> true;

	/**
	 * A message that was shown for some seconds.
	 *
	 * @param level {@code info}, {@code success}, {@code warning} or {@code error}
	 * @param message the message
	 */
	public record Flash(String level, String message) {

	}

	/**
	 * An event that a component sent to the scripts of the page.
	 *
	 * @param name the name
	 * @param detail the detail
	 */
	public record ClientEvent(String name, JsonNode detail) {

	}

	/** Forget what was told. */
	void clear() {
		this.flashes.clear();
		this.failures.clear();
		this.events.clear();
		this.questions.clear();
	}

	void failed(Failure failure) {
		this.failures.add(failure);
	}

	void event(String name, JsonNode detail) {
		if (name.equals("live:flash")) {
			this.flashes.add(new Flash(detail.path("level").asString("info"), detail.path("message").asString("")));
		}
		else {
			this.events.add(new ClientEvent(name, detail));
		}
	}

	/** Ask the user. */
	boolean confirm(String question) {
		this.questions.add(question);
		return this.confirmation.test(question);
	}

	/** Answer the questions of {@code live-confirm}; without this, the answer is yes. */
	public void onConfirm(Predicate<String> answer) {
		this.confirmation = answer;
	}

	public List<Flash> flashes() {
		return List.copyOf(this.flashes);
	}

	public List<Failure> failures() {
		return List.copyOf(this.failures);
	}

	public List<ClientEvent> events() {
		return List.copyOf(this.events);
	}

	public List<String> questions() {
		return List.copyOf(this.questions);
	}

}
