package org.livespring.state;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.json.JsonHandlers;

/**
 * The forms in which types of state and props are written: which serializers and
 * deserializers of the application they use. A snapshot is read only in the form in which
 * it was written; a form without any is empty and not written.
 */
final class StateForms {

	private final JsonMapper mapper;

	private final Map<Class<?>, String> known = new ConcurrentHashMap<>();

	StateForms(JsonMapper mapper) {
		this.mapper = mapper;
	}

	private String of(Class<?> type) {
		return this.known.computeIfAbsent(type, (unknown) -> {
			JsonHandlers handlers = new JsonHandlers(this.mapper);
			handlers.add(new StateTypeCheck(this.mapper, unknown).types());
			return handlers.hash();
		});
	}

	/** The form of a snapshot with these values. */
	String of(@Nullable Object props, Object state) {
		return ((props instanceof Record) ? of(props.getClass()) : "")
				+ ((state instanceof Record) ? of(state.getClass()) : "");
	}

}
