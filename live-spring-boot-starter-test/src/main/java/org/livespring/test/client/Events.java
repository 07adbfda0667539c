package org.livespring.test.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.test.dom.Controls;
import org.livespring.test.dom.FormValues;
import org.livespring.test.dom.Key;
import org.livespring.test.dom.Markup;

/**
 * Turns events of the page into calls, as {@code events.js}, {@code calls.js} and
 * {@code validation.js} of the browser's client do.
 */
final class Events {

	private static final String VALUE = "live-value-";

	private final Controls controls;

	private final FormValues values;

	private final Function<Element, @Nullable ClientComponent> finder;

	private final Calls calls;

	private final Predicate<String> confirmation;

	private final Waiting waiting = new Waiting();

	private final Map<Element, Set<String>> touched = new WeakHashMap<>();

	Events(Controls controls, Function<Element, @Nullable ClientComponent> finder, Calls calls,
			Predicate<String> confirmation) {
		this.controls = controls;
		this.values = new FormValues(controls);
		this.finder = finder;
		this.calls = calls;
		this.confirmation = confirmation;
	}

	/** Makes calls of components. */
	interface Calls {

		void call(ClientComponent component, Call call);

		void result(ClientComponent component, String action, @Nullable JsonNode result);

	}

	/**
	 * An event of the page.
	 *
	 * @param type its type
	 * @param target the element
	 * @param key the key, if it is an event of one
	 * @param submitter the button that submits a form
	 */
	record Event(String type, Element target, @Nullable Key key, @Nullable Element submitter) {

		static Event of(String type, Element target) {
			return new Event(type, target, null, null);
		}

	}

	/**
	 * Handle an event.
	 * @return whether the browser does nothing by itself
	 */
	boolean dispatch(Event event) {
		Element target = event.target();
		boolean captured = Set.of("focus", "blur").contains(event.type());
		boolean prevented = false;
		if (Markup.isControl(target)) {
			changed(event.type(), target);
		}
		String attribute = "live-" + event.type();
		Element element = captured ? target : target.closest("[" + attribute + "]");
		if (element != null && element.hasAttr(attribute)) {
			prevented = trigger(element, attribute, event);
		}
		if (Set.of("keydown", "keyup").contains(event.type())) {
			everywhere("live-window-" + event.type(), event, (each) -> true);
		}
		if (event.type().equals("click")) {
			everywhere("live-away", event, (each) -> each != target && !target.parents().contains(each));
		}
		return prevented;
	}

	private void everywhere(String attribute, Event event, Predicate<Element> condition) {
		for (Element each : event.target().root().select("[" + attribute + "]")) {
			if (condition.test(each)) {
				trigger(each, attribute, event);
			}
		}
	}

	private void changed(String type, Element control) {
		if (type.equals("blur")) {
			this.waiting.flush((each) -> each.element() == control);
			touched(control, false);
			this.controls.left(control);
		}
		if (!type.equals("input")) {
			return;
		}
		boolean complete = Markup.isChoice(control);
		if (control.hasAttr("live-model")) {
			String wait = control.hasAttr("live-debounce") ? control.attr("live-debounce") : "150";
			this.waiting.later(control, "live-model", host(control), complete ? "0" : wait, () -> write(control));
		}
		if (complete) {
			touched(control, true);
		}
		else {
			typed(control);
		}
	}

	private @Nullable Element host(Element element) {
		ClientComponent component = this.finder.apply(element);
		return (component != null) ? component.host() : null;
	}

	/** Run what waits until the user pauses. Returns whether there was something. */
	boolean pause() {
		return this.waiting.flush(Waiting.Entry::pausing);
	}

	private boolean trigger(Element element, String attribute, Event event) {
		ClientComponent component = this.finder.apply(element);
		boolean wanted = event.key() == null || !element.hasAttr("live-keys")
				|| event.key().isOneOf(element.attr("live-keys"));
		if (component == null || !wanted) {
			return false;
		}
		boolean prevented = prevents(element, attribute, event);
		if (event.type().equals("submit") || (event.key() != null && event.key().ends())) {
			this.controls.finish();
		}
		if (element.attr("live-confirm").isEmpty() || this.confirmation.test(element.attr("live-confirm"))) {
			run(element, attribute, event);
		}
		return prevented;
	}

	private static boolean prevents(Element element, String attribute, Event event) {
		boolean own = attribute.equals("live-" + event.type());
		boolean click = event.type().equals("click");
		return own && ((click
				&& (element.hasAttr("href") || (element.nameIs("button") && Markup.type(element).equals("submit"))))
				|| event.type().equals("submit") || element.hasAttr("live-prevent"));
	}

	private void run(Element element, String attribute, Event event) {
		Element host = host(element);
		if (event.type().equals("submit")) {
			submitted(element);
		}
		Runnable run = () -> {
			ClientComponent component = this.finder.apply(element);
			if (component != null && element.hasAttr(attribute)) {
				if (event.type().matches("(click|submit|key).*")) {
					this.waiting.flush((each) -> each.owner() == host);
				}
				action(component, element, element.attr(attribute), event);
			}
		};
		if (element.hasAttr("live-throttle")) {
			this.waiting.throttle(element, attribute, host, run);
		}
		else {
			this.waiting.later(element, attribute, host,
					element.hasAttr("live-debounce") ? element.attr("live-debounce") : "0", run);
		}
	}

	private void action(ClientComponent component, Element element, String action, Event event) {
		boolean form = element.nameIs("form");
		Element control = form ? null : control(element, event.target());
		Map<String, @Nullable Object> payload = new LinkedHashMap<>();
		if (form) {
			payload.putAll(this.values.of(element, event.submitter()));
		}
		else if (control != null) {
			payload.putAll(this.values.ofControl(control));
		}
		if (event.key() != null) {
			payload.put("key", event.key().name());
		}
		for (Attribute attribute : element.attributes()) {
			if (attribute.getKey().startsWith(VALUE)) {
				payload.put(camel(attribute.getKey().substring(VALUE.length())), attribute.getValue());
			}
		}
		List<Element> carried = form ? Markup.elementsOf(element) : (control != null) ? List.of(control) : List.of();
		call(component, action, payload, null, carried, () -> {
			if (element.hasAttr("live-reset")) {
				this.controls.reset(element);
			}
		});
	}

	private static @Nullable Element control(Element element, Element target) {
		if (Markup.isControl(element)) {
			return element;
		}
		return (Markup.isControl(target) && target.parents().contains(element)) ? target : null;
	}

	private static String camel(String name) {
		StringBuilder camel = new StringBuilder();
		for (String part : name.split("-")) {
			camel.append((camel.isEmpty() || part.isEmpty()) ? part
					: Character.toUpperCase(part.charAt(0)) + part.substring(1));
		}
		return camel.toString();
	}

	private void call(ClientComponent component, String action, Map<String, @Nullable Object> payload,
			@Nullable Collection<String> touched, List<Element> controls, Runnable succeeded) {
		ObjectNode fields = ClientComponent.mapper.createObjectNode().put("action", action);
		if (!payload.isEmpty()) {
			fields.set("payload", ClientComponent.mapper.valueToTree(payload));
		}
		if (touched != null) {
			fields.set("touched", ClientComponent.mapper.valueToTree(touched));
		}
		Controls.Carried carried = this.controls.carry(controls, 0);
		this.calls.call(component,
				new Call("CALL_ACTION", fields, touched != null, carried::answered, (failure, result) -> {
					carried.release(failure != null, component.emptyProperties());
					if (failure == null && touched == null) {
						if (carried.isCurrent()) {
							succeeded.run();
						}
						this.calls.result(component, action, result);
					}
				}));
	}

	private void write(Element control) {
		ClientComponent component = this.finder.apply(control);
		if (component != null) {
			ObjectNode fields = ClientComponent.mapper.createObjectNode();
			fields.putObject("values")
				.set(control.attr("live-model"), ClientComponent.mapper.valueToTree(this.values.ofModel(control)));
			update(component, fields, List.of(control));
		}
	}

	/** Say what the parameters of a component in the URL are now. */
	void writeQuery(ClientComponent component, Map<String, List<String>> query) {
		ObjectNode fields = ClientComponent.mapper.createObjectNode();
		fields.set("query", ClientComponent.mapper.valueToTree(query));
		update(component, fields, List.of());
	}

	private void update(ClientComponent component, ObjectNode fields, List<Element> controls) {
		Controls.Carried carried = this.controls.carry(controls, 0);
		this.calls.call(component, new Call("PROPERTY_UPDATE", fields, true, carried::answered,
				(failure, result) -> carried.release(failure != null, component.emptyProperties())));
	}

	private void touched(Element control, boolean chosen) {
		Element form = Markup.formOf(control);
		String name = control.attr("name");
		if (form == null || !form.hasAttr("live-validate") || name.isEmpty()) {
			return;
		}
		Set<String> touched = this.touched.computeIfAbsent(form, (key) -> new LinkedHashSet<>());
		if (touched.contains(name) && !chosen && !this.waiting.cancel(form, "live-validate")) {
			return;
		}
		touched.add(name);
		validate(form, "0");
	}

	private void typed(Element control) {
		Element form = Markup.formOf(control);
		if (form != null && this.touched.containsKey(form)) {
			validate(form, control.hasAttr("live-debounce") ? control.attr("live-debounce") : "300");
		}
	}

	private void submitted(Element form) {
		this.waiting.cancel(form, "live-validate");
		Set<String> all = new LinkedHashSet<>();
		Markup.elementsOf(form).forEach((control) -> all.add(control.attr("name")));
		all.remove("");
		all.add("");
		this.touched.put(form, all);
	}

	void reset(Element form) {
		this.touched.remove(form);
		this.controls.reset(form);
	}

	private void validate(Element form, String wait) {
		this.waiting.later(form, "live-validate", host(form), wait, () -> {
			ClientComponent component = this.finder.apply(form);
			if (component != null) {
				List<String> names = new ArrayList<>();
				Objects.requireNonNullElse(this.touched.get(form), Set.<String>of())
					.forEach((name) -> names.add(Markup.plain(name)));
				call(component, form.attr("live-submit"), new LinkedHashMap<>(this.values.of(form, null)), names,
						Markup.elementsOf(form), () -> {
						});
			}
		});
	}

}
