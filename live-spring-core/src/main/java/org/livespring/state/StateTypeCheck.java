package org.livespring.state;

import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveConfigurationException;

/** Finds at start what could not be read back later. */
final class StateTypeCheck {

	private static final Set<String> ENTITIES = Set.of("jakarta.persistence.Entity",
			"jakarta.persistence.MappedSuperclass");

	private final JsonMapper mapper;

	private final Class<?> root;

	private final Deque<JavaType> types = new ArrayDeque<>();

	StateTypeCheck(JsonMapper mapper, Class<?> root) {
		this.mapper = mapper;
		this.root = root;
		collect(mapper.constructType(root));
	}

	private void collect(JavaType type) {
		if (this.types.contains(type)) {
			return;
		}
		this.types.addFirst(type);
		for (int i = 0; i < type.containedTypeCount(); i++) {
			collect(type.containedType(i));
		}
		if (type.isArrayType()) {
			collect(type.getContentType());
		}
		if (type.getRawClass().isRecord()) {
			for (RecordComponent component : type.getRawClass().getRecordComponents()) {
				collect(this.mapper.getTypeFactory().resolveMemberType(component.getGenericType(), type.getBindings()));
			}
		}
	}

	/** The type and what its values consist of, the innermost first. */
	Collection<JavaType> types() {
		return this.types;
	}

	void run() {
		this.types.forEach(this::check);
	}

	private void check(JavaType type) {
		if (type.isJavaLangObject()) {
			throw unreadable(type, null);
		}
		if (isEntity(type.getRawClass())) {
			throw new LiveConfigurationException(
					this.root.getName() + " has a value of type " + type.toCanonical() + ", which is a JPA entity",
					"A snapshot outlives its session and belongs to the browser: keep the id, and load the rest in "
							+ "'view', or copy what is shown into a record.");
		}
		probe(type);
	}

	/** JPA need not be there. */
	private static boolean isEntity(Class<?> type) {
		return Arrays.stream(type.getAnnotations())
			.map((annotation) -> annotation.annotationType().getName())
			.anyMatch(ENTITIES::contains);
	}

	/**
	 * Reading an empty object tells whether there is a way to read the type; whether it
	 * accepts one does not matter.
	 */
	private void probe(JavaType type) {
		try {
			this.mapper.readerFor(type).readValue("{}");
		}
		catch (InvalidDefinitionException ex) {
			throw unreadable(type, ex);
		}
		catch (RuntimeException ex) {
			// Readable from something else
		}
	}

	private LiveConfigurationException unreadable(JavaType type, @Nullable Throwable cause) {
		LiveConfigurationException failure = new LiveConfigurationException(
				this.root.getName() + " has a value of type " + type.toCanonical()
						+ ", which cannot be read back from a snapshot",
				"Use records, enums, strings, numbers, dates, or lists and maps of them;"
						+ " an interface needs @JsonTypeInfo(use = NAME).");
		if (cause != null) {
			failure.addSuppressed(cause);
		}
		return failure;
	}

}
