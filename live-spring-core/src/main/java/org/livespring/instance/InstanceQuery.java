package org.livespring.instance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.component.bind.ComponentProperties;
import org.livespring.component.bind.QueryParameter;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.ServerFrame.NavigateMode;
import org.livespring.state.Content;

/**
 * The query parameters of the page's URL that belong to an instance. Not thread-safe:
 * only the instance's mailbox uses it.
 */
final class InstanceQuery {

	private final ComponentProperties properties;

	private final Map<String, List<String>> defaults;

	/** Parameters in the browser's URL. */
	private Map<String, List<String>> current;

	InstanceQuery(ComponentProperties properties, Content content) {
		this.properties = properties;
		this.defaults = content.defaults();
		this.current = properties.query(content.state(), this.defaults);
	}

	/**
	 * Handle that the user went to another URL of the page.
	 * @param query all parameters of the URL, as the browser reports them
	 * @return the parameters that belong to the component
	 */
	Map<String, List<String>> arrived(ObjectNode query) {
		Map<String, List<String>> arrived = new LinkedHashMap<>();
		for (QueryParameter parameter : this.properties.queryParameters()) {
			JsonNode values = query.path(parameter.name());
			if (values.isArray() && !values.isEmpty()) {
				arrived.put(parameter.name(), values.valueStream().map((value) -> value.asString("")).toList());
			}
		}
		this.current = arrived;
		return arrived;
	}

	/**
	 * Adjust the URL to a new state.
	 * @param id id of the instance
	 * @param state the new state
	 * @return the frame that changes the URL, {@code null} if the URL is up to date
	 */
	@Nullable ServerFrame follow(String id, Object state) {
		Map<String, List<String>> next = this.properties.query(state, this.defaults);
		if (next.equals(this.current)) {
			return null;
		}
		boolean push = this.properties.queryParameters()
			.stream()
			.filter(QueryParameter::push)
			.map(QueryParameter::name)
			.anyMatch((name) -> !Objects.equals(next.get(name), this.current.get(name)));
		this.current = next;
		return new ServerFrame.Navigate(id, queryString(next), push ? NavigateMode.PUSH : NavigateMode.REPLACE);
	}

	private static String queryString(Map<String, List<String>> query) {
		StringJoiner joined = new StringJoiner("&");
		query.forEach((name, values) -> values.forEach((value) -> joined.add(encode(name) + "=" + encode(value))));
		return joined.toString();
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
