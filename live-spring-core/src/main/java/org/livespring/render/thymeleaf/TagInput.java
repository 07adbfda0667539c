package org.livespring.render.thymeleaf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.model.IAttribute;
import org.thymeleaf.model.IProcessableElementTag;

/**
 * What the author of a template gives one of our elements.
 *
 * @param values values of its own attributes
 * @param attributes further attributes, for the host element
 */
record TagInput(Map<String, @Nullable Object> values, Map<String, String> attributes) {

	static TagInput of(ITemplateContext context, IProcessableElementTag tag, Set<String> names) {
		TagInput input = new TagInput(new LinkedHashMap<>(), new LinkedHashMap<>());
		for (IAttribute attribute : tag.getAllAttributes()) {
			input.read(context, attribute, names);
		}
		return input;
	}

	private void read(ITemplateContext context, IAttribute attribute, Set<String> names) {
		String standard = LiveAttributes.standardName(context, attribute);
		if (standard != null) {
			readStandard(standard, LiveAttributes.evaluate(context, attribute), names);
			return;
		}
		String live = LiveAttributes.name(attribute);
		String name = (live != null) ? live : attribute.getAttributeCompleteName();
		Object value = (live != null) ? LiveAttributes.evaluate(context, attribute)
				: LiveAttributes.unescape(attribute.getValue());
		if (names.contains(name)) {
			this.values.put(name, value);
			return;
		}
		String text = (live != null) ? LiveAttributes.text(live, value) : (value != null) ? value.toString() : "";
		if (text != null) {
			this.attributes.put((live != null) ? "live-" + live : name, text);
		}
	}

	/** An attribute that no processor has a meaning for sets the one of its name. */
	private void readStandard(String name, @Nullable Object value, Set<String> names) {
		if (names.contains(name)) {
			this.values.put(name, value);
			return;
		}
		String text = (value != null) ? value.toString() : "";
		if (text.isEmpty()) {
			this.attributes.remove(name);
		}
		else {
			this.attributes.put(name, text);
		}
	}

	/** A value that the element cannot do without. */
	String required(String name, String element) {
		String value = optional(name);
		if (value == null) {
			throw new TemplateProcessingException("<" + element + "> needs a '" + name + "'");
		}
		return value;
	}

	@Nullable String optional(String name) {
		Object value = this.values.get(name);
		return (value != null) ? value.toString() : null;
	}

	String host() {
		String host = optional("as");
		return (host != null) ? host : "div";
	}

}
