package org.livespring.render;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.core.convert.ConversionService;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.component.form.FormErrors;

/**
 * What templates call {@code live}: components, links, messages and conversion for
 * engines that have no syntax for them. Adapters wrap it so that HTML is not escaped.
 */
public final class LiveTags {

	private final ComponentPlaces components;

	private final @Nullable FieldTags fields;

	private final Supplier<RenderScope> scope;

	private final MessageSource messages;

	private final ConversionService conversion;

	LiveTags(ComponentPlaces components, @Nullable FieldTags fields, Supplier<RenderScope> scope,
			MessageSource messages, ConversionService conversion) {
		this.components = components;
		this.fields = fields;
		this.scope = scope;
		this.messages = messages;
		this.conversion = conversion;
	}

	/**
	 * For the templates of pages, valid for every request.
	 * @param page puts components into the page
	 * @param messages the application's messages
	 * @param conversion the application's conversion
	 * @return what page templates call {@code live}
	 */
	public static LiveTags ofPage(PageComponents page, MessageSource messages, ConversionService conversion) {
		return new LiveTags(page, null, page::scope, messages, conversion);
	}

	/**
	 * Put a component here.
	 * @param name name of the component
	 * @param key tells components of the same name apart
	 * @param props a record, a bean or a map
	 * @param host name of the host element
	 * @param attributes further attributes of the host element
	 * @return HTML, not to be escaped
	 */
	public String component(String name, @Nullable Object key, @Nullable Object props, String host,
			Map<String, String> attributes) {
		return this.components.component(name, (key != null) ? key.toString() : null, ModelMembers.of(props), host,
				attributes);
	}

	/**
	 * Put a fragment here that all members of a room share.
	 * @param name name of the fragment
	 * @param room name of the room
	 * @param host name of the host element
	 * @param attributes further attributes of the host element
	 * @return HTML, not to be escaped
	 */
	public String fragment(String name, String room, String host, Map<String, String> attributes) {
		return this.components.fragment(name, room, host, attributes);
	}

	/**
	 * Put a field of a form here: label, control and errors.
	 * @param field the field
	 * @return HTML, not to be escaped
	 */
	public String field(FieldTag field) {
		return fields().html(field);
	}

	/**
	 * The errors of a form.
	 * @param action the action that the form calls
	 * @return texts by field, with one line for each error
	 */
	public Map<String, String> errors(String action) {
		return errors(action, null);
	}

	/**
	 * The errors of one of several forms of the same action.
	 * @param action the action that the form calls
	 * @param key the form's {@code live-key}
	 * @return texts by field, with one line for each error
	 */
	public Map<String, String> errors(String action, @Nullable Object key) {
		return formErrors().of(FormErrors.form(action, (key != null) ? key.toString() : null));
	}

	/** The errors of all forms of the component. */
	public FormErrors formErrors() {
		return fields().errors();
	}

	private FieldTags fields() {
		if (this.fields == null) {
			throw new LiveException(LiveErrorCode.RENDER_FAILED,
					"Fields and errors belong to a component: use them in its template, not in the page's");
		}
		return this.fields;
	}

	/**
	 * The script element that loads the client, for pages.
	 * @return HTML, not to be escaped
	 */
	public String script() {
		if (this.components instanceof PageComponents page) {
			return page.script();
		}
		throw RequestOnly.failure("The client's script");
	}

	/**
	 * Link within the application.
	 * @param path a path that starts with {@code /}; others are left as they are
	 * @return the path below the context path
	 */
	public String url(String path) {
		return path.startsWith("/") && !path.startsWith("//") ? this.scope.get().contextPath() + path : path;
	}

	/**
	 * Link within the application.
	 * @param path a path that starts with {@code /}; others are left as they are
	 * @param parameters query parameters
	 * @return the path below the context path, with the parameters
	 */
	public String url(String path, Map<String, ? extends @Nullable Object> parameters) {
		int end = (path.indexOf('#') < 0) ? path.length() : path.indexOf('#');
		StringBuilder url = new StringBuilder(url(path.substring(0, end)));
		char separator = (url.indexOf("?") < 0) ? '?' : '&';
		for (Map.Entry<String, ? extends @Nullable Object> parameter : parameters.entrySet()) {
			url.append(separator).append(encode(parameter.getKey()));
			if (parameter.getValue() != null) {
				url.append('=').append(encode(format(parameter.getValue())));
			}
			separator = '&';
		}
		return url.append(path, end, path.length()).toString();
	}

	private static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
	}

	/**
	 * Message in the scope's locale.
	 * @param code code of the message
	 * @param arguments its arguments
	 * @return the message
	 */
	public String message(String code, @Nullable Object... arguments) {
		Object[] present = Arrays.stream(arguments).map((argument) -> (argument != null) ? argument : "").toArray();
		return this.messages.getMessage(code, present, this.scope.get().locale());
	}

	/**
	 * Value as the application's conversion service writes it.
	 * @param value any value
	 * @return its text, empty for {@code null}
	 */
	public String format(@Nullable Object value) {
		String text = (value != null) ? this.conversion.convert(value, String.class) : null;
		return (text != null) ? text : "";
	}

}
