package org.livespring.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A table of the protocol, by number, name and record.
 *
 * @param <F> the frames of one direction
 */
final class FrameTypes<F> {

	private final Map<Integer, FrameType<? extends F>> byNumber = new HashMap<>();

	private final Map<String, FrameType<? extends F>> byName = new HashMap<>();

	private final Map<Class<?>, FrameType<? extends F>> byFrame = new HashMap<>();

	private final List<FrameType<? extends F>> all;

	FrameTypes(List<FrameType<? extends F>> types) {
		this.all = types;
		for (FrameType<? extends F> type : types) {
			this.byNumber.put(type.number(), type);
			this.byName.put(type.name(), type);
			this.byFrame.put(type.frame(), type);
		}
	}

	List<FrameType<? extends F>> all() {
		return this.all;
	}

	/** The type a frame of either form names, {@code null} if there is none. */
	@Nullable FrameType<? extends F> find(JsonNode type) {
		if (type.isString()) {
			return this.byName.get(type.stringValue());
		}
		return (type.isInt()) ? this.byNumber.get(type.intValue()) : null;
	}

	FrameType<? extends F> of(F frame) {
		FrameType<? extends F> type = this.byFrame.get(frame.getClass());
		if (type == null) {
			throw new IllegalArgumentException("Not in the table: " + frame.getClass());
		}
		return type;
	}

}
