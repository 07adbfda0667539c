package org.livespring.test.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests of pages in a form that does not depend on the form of the frame. */
final class Calls {

	private static final JsonMapper mapper = new JsonMapper();

	private static final Map<String, Integer> TYPES = Map.of("CALL_ACTION", 4, "PROPERTY_UPDATE", 5);

	private static final Set<Integer> WITHOUT_REQUEST = Set.of(1, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15);

	private Calls() {
	}

	static JsonNode read(String frame) {
		return mapper.readTree(frame);
	}

	/** Calls and changes of properties among the frames of a page, in their order. */
	static List<String> of(List<JsonNode> frames) {
		List<String> calls = new ArrayList<>();
		for (JsonNode frame : frames) {
			int type = frame.isArray() ? frame.get(0).asInt() : TYPES.getOrDefault(frame.path("type").asString(), 0);
			if (type == 4) {
				calls.add("calls " + field(frame, 3, "action").asString() + text(field(frame, 5, "payload"))
						+ text(field(frame, 6, "touched")));
			}
			else if (type == 5) {
				calls.add("writes" + text(field(frame, 4, "values")) + text(field(frame, 5, "query")));
			}
		}
		return calls;
	}

	private static JsonNode field(JsonNode frame, int index, String name) {
		return frame.isArray() ? frame.path(index) : frame.path(name);
	}

	/** The order of the names does not count. */
	private static String text(JsonNode value) {
		if (value.isMissingNode() || value.isNull()) {
			return "";
		}
		if (!value.isObject()) {
			return " " + value;
		}
		Map<String, String> sorted = new TreeMap<>();
		value.properties().forEach((entry) -> sorted.put(entry.getKey(), entry.getValue().toString()));
		return " " + sorted;
	}

	/** The number of the request that a frame of the server answers, -1 if it is none. */
	static int answered(JsonNode frame) {
		return (WITHOUT_REQUEST.contains(frame.get(0).asInt()) || !frame.path(1).isNumber()) ? -1
				: frame.get(1).asInt();
	}

}
