package org.livespring.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.LiveErrorCode;
import org.livespring.diff.WellFormedText;

/**
 * Reads the fields of a frame, or of an entry in a frame, in the order of the protocol's
 * tables. Refuses values that have the wrong type or are too long.
 */
final class FrameInput {

	static final long MAX_NUMBER = (1L << 53) - 1;

	private static final int MAX_NAME = 256;

	private static final Pattern PAGE = Pattern.compile("[A-Za-z0-9_-]{1,32}");

	private final JsonNode node;

	private final @Nullable Long requestId;

	private int position;

	/** Create a reader for the fields of an array or an object. */
	FrameInput(JsonNode node, @Nullable Long requestId) {
		this.node = node;
		this.requestId = requestId;
	}

	/** Read the next field, {@code null} if it is absent. */
	@Nullable JsonNode next(String name) {
		JsonNode value = this.node.isArray() ? this.node.get(this.position++) : this.node.get(name);
		return (value == null || value.isNull()) ? null : value;
	}

	long requestId() {
		long id = number("requestId");
		if (id == 0) {
			throw malformed("requestId");
		}
		return id;
	}

	long number(String name) {
		return required(name, optionalNumber(name));
	}

	@Nullable Long optionalNumber(String name) {
		JsonNode value = next(name);
		if (value == null) {
			return null;
		}
		if (!value.isIntegralNumber() || !value.canConvertToLong()) {
			throw malformed(name);
		}
		long number = value.longValue();
		if (number < 0 || number > MAX_NUMBER) {
			throw malformed(name);
		}
		return number;
	}

	/** Read a boolean; {@code false} if the field is absent. */
	boolean flag(String name) {
		JsonNode value = next(name);
		if (value != null && !value.isBoolean()) {
			throw malformed(name);
		}
		return value != null && value.booleanValue();
	}

	String page(String name) {
		String page = name(name);
		if (!PAGE.matcher(page).matches()) {
			throw malformed(name);
		}
		return page;
	}

	/** Read an identifier or another short text. */
	String name(String name) {
		return required(name, optionalName(name));
	}

	@Nullable String optionalName(String name) {
		String value = optionalText(name);
		return (value != null) ? shortName(name, value) : null;
	}

	String text(String name) {
		return required(name, optionalText(name));
	}

	@Nullable String optionalText(String name) {
		JsonNode value = next(name);
		return (value != null) ? textOf(name, value) : null;
	}

	ObjectNode object(String name) {
		return required(name, optionalObject(name));
	}

	@Nullable ObjectNode optionalObject(String name) {
		JsonNode value = next(name);
		if (value == null) {
			return null;
		}
		if (!(value instanceof ObjectNode object)) {
			throw malformed(name);
		}
		checkTree(name, value);
		return object;
	}

	@Nullable List<String> optionalNames(String name, int limit) {
		JsonNode value = next(name);
		return (value != null) ? list(name, value, limit, (entry) -> shortName(name, textOf(name, entry))) : null;
	}

	<T> List<T> entries(String name, int limit, Function<JsonNode, T> reader) {
		return list(name, required(name, next(name)), limit, reader);
	}

	/** Create a reader for an entry that has fields of its own. */
	FrameInput entry(JsonNode entry) {
		if (!entry.isContainer()) {
			throw malformed("entry of a list");
		}
		return new FrameInput(entry, this.requestId);
	}

	FrameException malformed(String name) {
		return new FrameException(LiveErrorCode.MALFORMED_FRAME, "Field missing or invalid: " + name, this.requestId,
				null);
	}

	FrameException limitExceeded(String name) {
		return new FrameException(LiveErrorCode.LIMIT_EXCEEDED, "Field too long: " + name, this.requestId, null);
	}

	private <T> T required(String name, @Nullable T value) {
		if (value == null) {
			throw malformed(name);
		}
		return value;
	}

	private <T> List<T> list(String name, JsonNode value, int limit, Function<JsonNode, T> reader) {
		if (!value.isArray()) {
			throw malformed(name);
		}
		if (value.size() > limit) {
			throw limitExceeded(name);
		}
		List<T> list = new ArrayList<>(value.size());
		for (JsonNode entry : value) {
			list.add(reader.apply(entry));
		}
		return list;
	}

	private String textOf(String name, JsonNode value) {
		if (!value.isString()) {
			throw malformed(name);
		}
		return checkText(name, value.stringValue());
	}

	private String shortName(String name, String value) {
		if (value.length() > MAX_NAME) {
			throw limitExceeded(name);
		}
		return value;
	}

	/**
	 * Checks all texts and numbers of a tree. The parser has limited the nesting already.
	 */
	private void checkTree(String name, JsonNode value) {
		if (value.isString()) {
			checkText(name, value.stringValue());
		}
		else if (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())) {
			throw malformed(name);
		}
		else if (value.isContainer()) {
			value.propertyNames().forEach((key) -> checkText(name, key));
			value.forEach((child) -> checkTree(name, child));
		}
	}

	private String checkText(String name, String text) {
		if (!WellFormedText.of(text).equals(text)) {
			throw malformed(name);
		}
		return text;
	}

}
