package org.livespring.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.livespring.component.form.FieldRules;

/**
 * The control of a field.
 *
 * @param type {@code select}, {@code textarea} or the type of an {@code input}
 * @param field the field
 * @param rules what the record says about it
 * @param values its values, at most one unless it is a {@code select}
 * @param options texts of a {@code select} by their values
 */
record FieldControl(String type, FieldTag field, FieldRules rules, List<String> values, Map<String, String> options) {

	boolean isCheckbox() {
		return this.type.equals("checkbox");
	}

	/** Write the control with attributes that connect it with its errors. */
	void write(StringBuilder html, Map<String, String> aria) {
		boolean select = this.type.equals("select");
		boolean area = this.type.equals("textarea");
		Map<String, String> attributes = new LinkedHashMap<>();
		attributes.put("name", this.field.name());
		if (!select && !area) {
			addInput(attributes);
		}
		this.rules.attributes().forEach((name, value) -> {
			if (takes(name)) {
				attributes.put(name, value);
			}
		});
		attributes.putAll(aria);
		attributes.putAll(this.field.attributes());
		if (select) {
			attributes.remove("placeholder");
		}
		html.append('<').append((select || area) ? this.type : "input");
		attributes.forEach((name, value) -> HtmlText.attribute(html, name, value));
		html.append('>');
		if (select) {
			writeOptions(html);
		}
		else if (area) {
			// The parser drops the first line break
			HtmlText.text(html.append('\n'), value());
			html.append("</textarea>");
		}
	}

	private void addInput(Map<String, String> attributes) {
		attributes.put("type", this.type);
		if (isCheckbox()) {
			attributes.put("value", "true");
			if (value().equals("true")) {
				attributes.put("checked", "");
			}
		}
		else if (!this.type.equals("password")) {
			attributes.put("value", value());
		}
	}

	/** Whether a rule has a meaning for the type that the template chose. */
	private boolean takes(String attribute) {
		return switch (attribute) {
			case "min", "max", "step" -> this.type.equals(this.rules.control());
			case "minlength", "maxlength" -> !this.type.equals("select");
			case "multiple" -> this.type.equals("select");
			default -> true;
		};
	}

	private void writeOptions(StringBuilder html) {
		boolean chosen = this.rules.isRequired() && !this.values.isEmpty();
		if (!this.rules.attributes().containsKey("multiple") && !chosen) {
			writeOption(html, "", this.field.attributes().getOrDefault("placeholder", ""));
		}
		this.options.forEach((value, text) -> writeOption(html, value, text));
		html.append("</select>");
	}

	private void writeOption(StringBuilder html, String value, String text) {
		html.append("<option");
		HtmlText.attribute(html, "value", value);
		if (this.values.contains(value)) {
			HtmlText.attribute(html, "selected", "");
		}
		HtmlText.text(html.append('>'), text);
		html.append("</option>");
	}

	private String value() {
		return this.values.isEmpty() ? "" : this.values.get(0);
	}

}
