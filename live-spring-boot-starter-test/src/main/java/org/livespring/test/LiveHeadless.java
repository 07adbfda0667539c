package org.livespring.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.livespring.test.client.ClientComponent;
import org.livespring.test.client.Notices;

/**
 * A component without a page of the application: its actions are called by name, from any
 * state. Everything else is as on a page: binding, validation, security, transactions,
 * rooms and rendering.
 *
 * @see LiveUser#component(Class)
 */
public final class LiveHeadless {

	/** Code with which a node keeps no instances of a connection. */
	private static final int FOR_GOOD = 4100;

	private final LiveTester tester;

	private final LivePage page;

	private final String name;

	LiveHeadless(LiveTester tester, LivePage page, String name) {
		this.tester = tester;
		this.page = page;
		this.name = name;
	}

	private ClientComponent component() {
		return this.page.component(this.name);
	}

	/**
	 * Go on from another state, as a browser that hands over its snapshot.
	 * @param state the state record
	 */
	public LiveHeadless from(Object state) {
		this.tester.recording().within(() -> {
			this.page.page().cut(FOR_GOOD);
			this.tester.restate(component(), state);
			this.tester.settle();
		});
		return this;
	}

	/** Call an action without a payload. */
	public LiveHeadless call(String action) {
		return call(action, Map.of());
	}

	/**
	 * Call an action.
	 * @param action its name
	 * @param payload a record or a map, as a form would send it
	 */
	public LiveHeadless call(String action, Object payload) {
		this.tester.recording().within(() -> {
			this.page.page().begin();
			this.page.page().call(component(), action, this.tester.json(payload));
			this.tester.settle();
		});
		return this;
	}

	/** Write a property of the state, as {@code live-model} does. */
	public LiveHeadless write(String property, @Nullable Object value) {
		this.tester.recording().within(() -> {
			this.page.page().begin();
			this.page.page().write(component(), property, this.tester.json(value));
			this.tester.settle();
		});
		return this;
	}

	/** The state that the browser keeps. */
	public <S> S state(Class<S> type) {
		return this.tester.read(component().state(), type);
	}

	/**
	 * What the last action returned that is no state, {@code null} if that is nothing.
	 */
	public <R> @Nullable R result(Class<R> type) {
		return this.page.events()
			.stream()
			.filter((event) -> event.name().equals("live:result") && event.detail().has("result"))
			.map((event) -> this.tester.read(event.detail().path("result"), type))
			.reduce((first, last) -> last)
			.orElse(null);
	}

	/**
	 * The errors of fields.
	 * @return the texts by the names of the fields, of all forms
	 */
	public Map<String, String> errors() {
		Map<String, String> errors = new LinkedHashMap<>();
		component().errors().forEachEntry((form, fields) -> collect(fields, errors));
		return errors;
	}

	private static void collect(JsonNode fields, Map<String, String> errors) {
		fields.forEachEntry((name, text) -> errors.put(name, text.asString("")));
	}

	/** Codes of what failed since the last call began, such as {@code ACCESS_DENIED}. */
	public List<String> failures() {
		return this.page.errors();
	}

	/** The messages that the last call showed. */
	public List<String> flashes() {
		return this.page.flashes();
	}

	/** The events that the last call sent to the scripts of the page. */
	public List<Notices.ClientEvent> events() {
		return this.page.events().stream().filter((event) -> !event.name().equals("live:result")).toList();
	}

	/** Where the last call led, {@code null} if it led nowhere. */
	public @Nullable String redirect() {
		return this.page.url().startsWith("component:") ? null : this.page.url();
	}

	/** The HTML of the component. */
	public String html() {
		return component().host().html();
	}

	/** The component as a page with nothing else, to find what is in it. */
	public LivePage page() {
		return this.page;
	}

}
