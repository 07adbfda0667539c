package org.livespring.test.dom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What forms and controls send, as {@code form.js} of the browser's client has it. */
public final class FormValues {

	private final Controls controls;

	public FormValues(Controls controls) {
		this.controls = controls;
	}

	/**
	 * The values of the successful controls, by name.
	 * @param form the form
	 * @param submitter the button that submits it
	 */
	public Map<String, Object> of(Element form, @Nullable Element submitter) {
		Map<String, Object> values = new LinkedHashMap<>();
		Set<String> lists = new TreeSet<>();
		for (Element control : Markup.elementsOf(form)) {
			String name = control.attr("name");
			if (!name.isEmpty() && !Markup.isDisabled(control) && (Markup.type(control).equals("select-multiple")
					|| (Markup.isCheckable(control) && name.endsWith("[]")))) {
				lists.add(name);
				values.put(Markup.plain(name), new ArrayList<>());
			}
		}
		entries(form, submitter, (name, value) -> add(values, Markup.plain(name), value, lists.contains(name)));
		if (form.hasAttr("live-key")) {
			values.put("live-key", form.attr("live-key"));
		}
		return values;
	}

	/** Tell each name and value that a browser would send of a form. */
	public void entries(Element form, @Nullable Element submitter, BiConsumer<String, String> entry) {
		for (Element control : Markup.elementsOf(form)) {
			String name = control.attr("name");
			if (name.isEmpty() || Markup.isDisabled(control) || control.closest("datalist") != null) {
				continue;
			}
			if (Markup.isButton(control) ? control == submitter : Markup.isControl(control)) {
				valuesOf(control).forEach((value) -> entry.accept(name, value));
			}
		}
	}

	private List<String> valuesOf(Element control) {
		if (control.nameIs("select")) {
			return this.controls.selected(control)
				.stream()
				.filter((option) -> !Markup.isDisabled(option))
				.map(Controls::optionValue)
				.toList();
		}
		if (Markup.isCheckable(control)) {
			return this.controls.isChecked(control) ? List.of(this.controls.value(control)) : List.of();
		}
		return Markup.type(control).equals("file") ? List.of() : List.of(this.controls.value(control));
	}

	@SuppressWarnings("unchecked")
	private static void add(Map<String, Object> values, String name, String value, boolean list) {
		Object present = values.get(name);
		if (present == null) {
			values.put(name, list ? new ArrayList<>(List.of(value)) : value);
		}
		else if (present instanceof List<?> several) {
			((List<Object>) several).add(value);
		}
		else {
			values.put(name, new ArrayList<>(List.of(present, value)));
		}
	}

	/** The payload of an event on a control. */
	public Map<String, @Nullable Object> ofControl(Element control) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		Object value = value(control);
		values.put("value", value);
		if (!control.attr("name").isEmpty()) {
			values.put(Markup.plain(control.attr("name")), value);
		}
		return values;
	}

	private @Nullable Object value(Element control) {
		if (Markup.type(control).equals("select-multiple")) {
			return this.controls.selected(control).stream().map(Controls::optionValue).toList();
		}
		if (Markup.type(control).equals("checkbox")) {
			List<Element> group = control.attr("name").endsWith("[]") ? boxes(control, "name") : List.of();
			if (!group.isEmpty()) {
				return checked(group);
			}
			return this.controls.isChecked(control) ? this.controls.value(control) : null;
		}
		return this.controls.value(control);
	}

	/** The value of a bound property. */
	public @Nullable Object ofModel(Element control) {
		if (!Markup.type(control).equals("checkbox")) {
			return value(control);
		}
		List<Element> boxes = boxes(control, "live-model");
		return (boxes.size() > 1) ? checked(boxes) : (Object) this.controls.isChecked(boxes.get(0));
	}

	private List<Element> boxes(Element box, String attribute) {
		Element host = box.closest("[live-id]");
		return ((host != null) ? host : box.root()).select("input[type=checkbox]")
			.stream()
			.filter((each) -> each.attr(attribute).equals(box.attr(attribute))
					&& Markup.formOf(each) == Markup.formOf(box))
			.toList();
	}

	private List<String> checked(List<Element> boxes) {
		return boxes.stream().filter(this.controls::isChecked).map(this.controls::value).toList();
	}

}
