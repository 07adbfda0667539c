package org.livespring.render.jte;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import org.jspecify.annotations.Nullable;

import org.livespring.render.FieldTag;
import org.livespring.render.LiveTags;

/** A field of a form in a JTE template: label, control and errors. */
public final class JteField implements Content {

	private final LiveTags tags;

	private final Map<String, @Nullable Object> values = new HashMap<>();

	private final Map<String, String> attributes = new LinkedHashMap<>(0);

	JteField(LiveTags tags, String name) {
		this.tags = tags;
		this.values.put("name", name);
	}

	/**
	 * Name the form, if the component has several.
	 * @param action the action that the form calls
	 * @return this field
	 */
	public JteField form(String action) {
		return with("form", action);
	}

	/**
	 * Name one of several forms of the same action.
	 * @param action the action that the form calls
	 * @param key the form's {@code live-key}
	 * @return this field
	 */
	public JteField form(String action, Object key) {
		return form(action).with("key", key);
	}

	/**
	 * Choose the control, by default as the type of the field suggests.
	 * @param type {@code select}, {@code textarea} or the type of an {@code input}
	 * @return this field
	 */
	public JteField type(String type) {
		return with("type", type);
	}

	/**
	 * Set the label, by default the message {@code component.name}.
	 * @param label the text
	 * @return this field
	 */
	public JteField label(String label) {
		return with("label", label);
	}

	/**
	 * Set the value, by default the value of that name in the model.
	 * @param value the value
	 * @return this field
	 */
	public JteField value(@Nullable Object value) {
		return with("value", (value != null) ? value : "");
	}

	/**
	 * Set the values of a {@code select}, by default the constants of an enum.
	 * @param options a map with their texts, or a collection
	 * @return this field
	 */
	public JteField options(Object options) {
		return with("options", options);
	}

	/**
	 * Show other errors, too, such as those of a getter that reads the field.
	 * @param name name of the errors
	 * @return this field
	 */
	public JteField also(String name) {
		return with("also", name);
	}

	/**
	 * Add an attribute to the control.
	 * @param name name of the attribute
	 * @param value its value, left out if {@code null}
	 * @return this field
	 */
	public JteField attribute(String name, @Nullable Object value) {
		if (value != null) {
			this.attributes.put(name, value.toString());
		}
		return this;
	}

	private JteField with(String name, Object value) {
		this.values.put(name, value);
		return this;
	}

	@Override
	public void writeTo(TemplateOutput output) {
		output.writeContent(this.tags.field(FieldTag.of(this.values, this.attributes)));
	}

}
