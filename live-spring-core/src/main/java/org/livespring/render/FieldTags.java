package org.livespring.render;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.util.ObjectUtils;
import org.springframework.util.StringUtils;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.component.form.FieldRules;
import org.livespring.component.form.FormErrors;
import org.livespring.component.form.FormFields;

/** Writes the fields of a component's forms for one render: label, control and errors. */
final class FieldTags {

	/** Controls whose values have a form of their own. */
	private static final Set<String> ISO = Set.of("date", "time", "datetime-local", "month", "week", "checkbox");

	private static final Set<String> NUMBERS = Set.of("number", "range");

	private final RenderCall call;

	private final TemplateModel model;

	private final MessageSource messages;

	FieldTags(RenderCall call, TemplateModel model, MessageSource messages) {
		this.call = call;
		this.model = model;
		this.messages = messages;
	}

	FormErrors errors() {
		return this.call.forms().errors();
	}

	String html(FieldTag field) {
		String action = action(field);
		String form = FormErrors.form(action, field.key());
		String id = String.join("-", this.call.instanceId(), form, field.name());
		List<String> errors = errors(form, field);
		Map<String, String> aria = new LinkedHashMap<>();
		aria.put("aria-invalid", String.valueOf(!errors.isEmpty()));
		aria.put("aria-describedby", id);
		FieldControl control = control(field, action);
		StringBuilder html = new StringBuilder(512).append("<p class=\"live-field\"><label>");
		if (control.isCheckbox()) {
			control.write(html, aria);
			writeLabel(html.append(' '), field);
		}
		else {
			writeLabel(html, field);
			control.write(html.append(' '), aria);
		}
		html.append("</label><span class=\"live-error\"");
		HtmlText.attribute(html, "id", id);
		html.append(" aria-live=\"polite\">");
		for (int i = 0; i < errors.size(); i++) {
			HtmlText.text((i > 0) ? html.append("<br>") : html, errors.get(i));
		}
		return html.append("</span></p>").toString();
	}

	/** A field that is written by itself needs no form; the only form needs no name. */
	private String action(FieldTag field) {
		if (field.form() != null) {
			return field.form();
		}
		Collection<String> forms = new TreeSet<>(this.call.forms().fields().keySet());
		forms.remove(FormErrors.PROPERTIES);
		if (field.attributes().containsKey("live-model") || forms.isEmpty()) {
			return FormErrors.PROPERTIES;
		}
		if (forms.size() > 1) {
			throw failure(field, "needs the name of its form, which is one of " + forms);
		}
		return forms.iterator().next();
	}

	private List<String> errors(String form, FieldTag field) {
		Map<String, String> errors = errors().of(form);
		return Stream.of(field.name(), Objects.requireNonNullElse(field.also(), field.name()))
			.distinct()
			.map(errors::get)
			.filter(Objects::nonNull)
			.flatMap(String::lines)
			.toList();
	}

	private FieldControl control(FieldTag field, String action) {
		FormFields fields = this.call.forms().fields().get(action);
		if (fields == null) {
			throw failure(field, "is in the form '" + action + "', but there is no such action that takes a record");
		}
		FieldRules rules = fields.rules(field.name());
		Object value = (field.value() != null) ? field.value() : ModelMembers.find(field.name(), this.model::get);
		String type = (field.type() != null) ? field.type() : rules.control();
		requireReadable(field, type, rules);
		List<String> values = all(value).map((each) -> text(each, type, rules)).filter(StringUtils::hasLength).toList();
		Object options = (field.options() != null) ? field.options() : rules.options();
		return new FieldControl(type, field, rules, values, texts(field, options, rules));
	}

	/**
	 * A number of HTML such as {@code 1.234} would be read in the format of the user's
	 * language.
	 */
	private static void requireReadable(FieldTag field, String type, FieldRules rules) {
		if (rules.format() != null && !rules.control().equals(type) && NUMBERS.contains(type)) {
			throw failure(field, "has a declared format, which a control of the type '" + type + "' does not have");
		}
	}

	private Map<String, String> texts(FieldTag field, Object options, FieldRules rules) {
		Map<String, String> texts = new LinkedHashMap<>();
		if (options instanceof Map<?, ?> map) {
			map.forEach((value, text) -> texts.put(text(value, "select", rules), String.valueOf(text)));
		}
		else {
			all(options).forEach((value) -> texts.put(text(value, "select", rules),
					message(plain(field) + "." + text(value), value.toString())));
		}
		return texts;
	}

	private void writeLabel(StringBuilder html, FieldTag field) {
		String name = plain(field);
		html.append("<span>");
		HtmlText.text(html, (field.label() != null) ? field.label() : message(name, words(name)));
		html.append("</span>");
	}

	private String message(String code, String text) {
		String[] codes = { this.call.component() + "." + code, code };
		return this.messages.getMessage(new DefaultMessageSourceResolvable(codes, text), this.call.scope().locale());
	}

	/** The name without indices: {@code lines[0].name} is {@code lines.name}. */
	private static String plain(FieldTag field) {
		return field.name().replaceAll("\\[[^]]*]", "");
	}

	/** As a label where there is no message: {@code lines.dueDate} is "Due date". */
	private static String words(String field) {
		String name = field.substring(field.lastIndexOf('.') + 1);
		return StringUtils.capitalize(name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT));
	}

	private static Stream<?> all(@Nullable Object value) {
		if (value instanceof Collection<?> collection) {
			return collection.stream().filter(Objects::nonNull);
		}
		return (value != null && value.getClass().isArray()) ? Stream.of(ObjectUtils.toObjectArray(value))
				: Stream.ofNullable(value);
	}

	/** What the control sends back must be what is read. */
	private static String text(Object value, String type, FieldRules rules) {
		return (rules.format() != null && !ISO.contains(type)) ? rules.format().text(value) : text(value);
	}

	private static String text(Object value) {
		return (value instanceof Enum<?> constant) ? constant.name() : value.toString();
	}

	private static LiveException failure(FieldTag field, String problem) {
		return new LiveException(LiveErrorCode.RENDER_FAILED, "The field '" + field.name() + "' " + problem);
	}

}
