package org.livespring.component.bind;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.validation.BindingResult;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.log.Printable;

/**
 * The properties of a component's state that the browser may write and those that are
 * kept in the page's URL. The default of a query parameter is {@code mount}'s own value;
 * the caller keeps the defaults as the parameters they would be.
 */
public final class ComponentProperties {

	private final String component;

	private final Map<String, ComponentProperty> models;

	private final Map<String, ComponentProperty> queries;

	private final List<QueryParameter> parameters;

	private final InputChecker checker;

	/**
	 * Properties of a component.
	 * @param component name of the component
	 * @param models what the browser may write, by name
	 * @param queries what is in the URL, by parameter
	 * @param parameters the parameters
	 * @param checker checks what is written
	 */
	public ComponentProperties(String component, Map<String, ComponentProperty> models,
			Map<String, ComponentProperty> queries, List<QueryParameter> parameters, InputChecker checker) {
		this.component = component;
		this.models = models;
		this.queries = queries;
		this.parameters = parameters;
		this.checker = checker;
	}

	/** Names of the properties that a browser may write. */
	public Set<String> writable() {
		return this.models.keySet();
	}

	public List<QueryParameter> queryParameters() {
		return this.parameters;
	}

	/**
	 * Write what the browser sent: values of properties, and after back or forward the
	 * parameters of the URL, each as a list.
	 * @param state the state
	 * @param values the values by name
	 * @param defaults the {@linkplain #texts defaults} of the query parameters
	 * @param locale the locale of the errors
	 * @return the new state, and the errors of properties that keep their old value
	 * @throws LiveException if a name is not that of such a property
	 */
	public ActionResult write(Object state, Map<String, JsonNode> values, Map<String, List<String>> defaults,
			Locale locale) {
		requireKnown(values.keySet());
		Map<String, String> errors = new TreeMap<>();
		Object current = state;
		for (Map.Entry<String, JsonNode> entry : values.entrySet()) {
			String name = entry.getKey();
			Object value = PayloadTree.value(entry.getValue());
			ComponentProperty model = this.models.get(name);
			ComponentProperty query = this.queries.get(name);
			if (query != null && (model == null || value instanceof List)) {
				current = writeQuery(query, current, value, defaults.get(name), locale);
			}
			else if (model != null) {
				BindingResult written = model.write(current, value, locale);
				errors.putAll(this.checker.texts(written, locale));
				current = target(written);
			}
		}
		return new ActionResult(current, null, errors);
	}

	/**
	 * Read the URL of the page. Parameters that are missing or do not fit have their
	 * default.
	 * @param state the state
	 * @param query all parameters of the URL; others than the component's are ignored
	 * @param defaults the {@linkplain #texts defaults} of the query parameters
	 * @param locale the locale of the page
	 * @return the new state
	 */
	public Object readQuery(Object state, Map<String, List<String>> query, Map<String, List<String>> defaults,
			Locale locale) {
		Object current = state;
		for (Map.Entry<String, ComponentProperty> entry : this.queries.entrySet()) {
			String name = entry.getKey();
			current = writeQuery(entry.getValue(), current, query.get(name), defaults.get(name), locale);
		}
		return current;
	}

	/**
	 * All query parameters of a state, as {@code mount}'s state has them.
	 * @param state the state
	 * @return the texts by parameter, none for {@code null}
	 */
	public Map<String, List<String>> texts(Object state) {
		Map<String, List<String>> texts = new LinkedHashMap<>();
		this.queries.forEach((name, property) -> texts.put(name, property.texts(state)));
		return texts;
	}

	/**
	 * The query parameters that the URL of the page should have.
	 * @param state the state
	 * @param defaults the {@linkplain #texts defaults}
	 * @return the texts by parameter, without what is empty or a default
	 */
	public Map<String, List<String>> query(Object state, Map<String, List<String>> defaults) {
		Map<String, List<String>> query = texts(state);
		query.entrySet()
			.removeIf((entry) -> isEmpty(entry.getValue()) || entry.getValue().equals(defaults.get(entry.getKey())));
		return query;
	}

	private void requireKnown(Collection<String> names) {
		for (String name : names) {
			if (!this.models.containsKey(name) && !this.queries.containsKey(name)) {
				throw new LiveException(LiveErrorCode.UNKNOWN_PROPERTY,
						"Component '" + this.component + "' has no property '" + Printable.value(name)
								+ "' that a browser may write" + NearestName.hint(name, this.models.keySet()));
			}
		}
	}

	private static Object writeQuery(ComponentProperty property, Object state, @Nullable Object value,
			@Nullable List<String> defaults, Locale locale) {
		if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
			BindingResult written = property.writeQuery(state, value, locale);
			if (!written.hasErrors()) {
				return target(written);
			}
		}
		return (defaults != null) ? target(property.writeQuery(state, defaults, locale)) : state;
	}

	private static Object target(BindingResult written) {
		return Objects.requireNonNull(written.getTarget());
	}

	private static boolean isEmpty(List<String> texts) {
		return texts.isEmpty() || texts.equals(List.of(""));
	}

}
