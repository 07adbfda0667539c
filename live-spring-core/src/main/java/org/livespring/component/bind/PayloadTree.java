package org.livespring.component.bind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/**
 * A payload as plain maps, lists, text and booleans. Numbers stay nodes, since they are
 * no text that a user has typed in some format, names of form fields such as
 * {@code lines[0].name} become nested maps, and names that are no such path are left out.
 */
public final class PayloadTree {

	private static final String PROTOTYPE = "__proto__";

	private static final int MAX_NAME_LENGTH = 200;

	private static final Pattern PATH = Pattern.compile("[^.\\[\\]]+(?:\\.[^.\\[\\]]+|\\[[^.\\[\\]]+])*");

	private static final Pattern SEPARATORS = Pattern.compile("[.\\[\\]]+");

	private PayloadTree() {
	}

	/** The entries of an object by name; anything else is a {@link LiveException}. */
	public static Map<String, @Nullable Object> of(@Nullable JsonNode payload) {
		if (payload == null || payload.isNull()) {
			return Map.of();
		}
		if (!payload.isObject()) {
			throw new LiveException(LiveErrorCode.INVALID_PAYLOAD, "Payload is not an object");
		}
		Map<String, @Nullable Object> tree = new LinkedHashMap<>();
		payload.properties().forEach((entry) -> put(tree, entry.getKey(), value(entry.getValue())));
		return tree;
	}

	static @Nullable Object value(JsonNode node) {
		if (node.isArray()) {
			List<@Nullable Object> list = new ArrayList<>(node.size());
			node.forEach((element) -> list.add(value(element)));
			return list;
		}
		if (node.isObject()) {
			Map<String, @Nullable Object> map = new LinkedHashMap<>();
			node.properties().forEach((entry) -> putPlain(map, entry.getKey(), value(entry.getValue())));
			return map;
		}
		if (node.isBoolean()) {
			return node.booleanValue();
		}
		if (node.isNumber()) {
			return node;
		}
		return node.isString() ? node.asString() : null;
	}

	private static void put(Map<String, @Nullable Object> tree, String name, @Nullable Object value) {
		if (name.indexOf('.') == -1 && name.indexOf('[') == -1) {
			putPlain(tree, name, value);
			return;
		}
		List<String> path = path(name);
		if (!path.isEmpty()) {
			put(tree, path, value);
		}
	}

	@SuppressWarnings("unchecked")
	private static void put(Map<String, @Nullable Object> tree, List<String> path, @Nullable Object value) {
		Map<String, @Nullable Object> parent = tree;
		for (String segment : path.subList(0, path.size() - 1)) {
			Object child = parent.computeIfAbsent(segment, (key) -> new LinkedHashMap<>());
			if (!(child instanceof Map<?, ?>)) {
				return;
			}
			parent = (Map<String, @Nullable Object>) child;
		}
		parent.putIfAbsent(path.get(path.size() - 1), value);
	}

	/**
	 * The maps are plain Java, but what is bound from them may become JSON in a browser.
	 */
	private static void putPlain(Map<String, @Nullable Object> map, String name, @Nullable Object value) {
		if (!name.equals(PROTOTYPE)) {
			map.put(name, value);
		}
	}

	private static List<String> path(String name) {
		boolean valid = name.length() <= MAX_NAME_LENGTH && PATH.matcher(name).matches();
		List<String> path = valid ? List.of(SEPARATORS.split(name)) : List.of();
		return path.contains(PROTOTYPE) ? List.of() : path;
	}

}
