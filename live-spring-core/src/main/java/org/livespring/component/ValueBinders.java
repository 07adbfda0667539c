package org.livespring.component;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * Chooses the binder of a declared type. Types other than records, simple types and
 * collections of them cannot be bound from the outside, so that nothing else is ever made
 * from what a browser sends.
 */
final class ValueBinders {

	static final String BINDABLE = "records, text, numbers, booleans, enums, java.time values, UUIDs, "
			+ "and lists, sets, arrays and maps of them";

	private final boolean trusted;

	private final Map<String, RecordBinder> records = new HashMap<>();

	private ValueBinders(boolean trusted) {
		this.trusted = trusted;
	}

	/**
	 * The binder for what a browser sends.
	 * @throws IllegalArgumentException if the type cannot be bound, saying which part
	 */
	static ValueBinder untrusted(ResolvableType type, String name) {
		return new ValueBinders(false).binder(type, name);
	}

	/**
	 * The binder for what a template gives, which may also be ready values of any type.
	 */
	static ValueBinder trusted(ResolvableType type, String name) {
		return new ValueBinders(true).binder(type, name);
	}

	/** Whether values of the type have a text form. */
	static boolean isSimple(ResolvableType type) {
		return ScalarTypes.reader(type.toClass()) != null;
	}

	/** Whether the type is simple or a collection or array of a simple type. */
	static boolean isSimpleOrListOfSimple(ResolvableType type) {
		ResolvableType element = elementOf(type);
		return isSimple((element != null) ? element : type);
	}

	private ValueBinder binder(ResolvableType type, String name) {
		Class<?> raw = type.toClass();
		Function<String, Object> reader = ScalarTypes.reader(raw);
		if (reader != null) {
			return new ScalarBinder(raw, reader);
		}
		if (raw.isRecord()) {
			return record(type, name);
		}
		ResolvableType element = elementOf(type);
		if (element != null) {
			return collection(raw, binder(element, name + "[]"), element);
		}
		if (raw == Map.class && isSimple(type.getGeneric(0))) {
			return new MapBinder(binder(type.getGeneric(0), name), binder(type.getGeneric(1), name + "[]"));
		}
		if (this.trusted) {
			return (input, path, binding) -> instance(raw, input, path, binding);
		}
		throw new IllegalArgumentException("'" + name + "' of type " + type);
	}

	private ValueBinder record(ResolvableType type, String name) {
		RecordBinder known = this.records.get(type.toString());
		if (known != null) {
			return known;
		}
		RecordType record = new RecordType(type.toClass());
		RecordBinder binder = new RecordBinder(record);
		this.records.put(type.toString(), binder);
		binder.bindComponentsBy(record.components()
			.stream()
			.map((component) -> binder(ResolvableType.forType(component.getGenericType(), type),
					name + "." + component.getName()))
			.toList());
		return binder;
	}

	private static ValueBinder collection(Class<?> raw, ValueBinder element, ResolvableType elementType) {
		if (raw.isArray()) {
			return CollectionBinder.array(elementType.toClass(), element);
		}
		return (raw == Set.class) ? CollectionBinder.set(element) : CollectionBinder.list(element);
	}

	private static @Nullable ResolvableType elementOf(ResolvableType type) {
		Class<?> raw = type.toClass();
		if (raw.isArray()) {
			return type.getComponentType();
		}
		return (raw == List.class || raw == Set.class || raw == Collection.class) ? type.getGeneric(0) : null;
	}

	private static @Nullable Object instance(Class<?> type, @Nullable Object input, String path, Binding binding) {
		if (input != null && !type.isInstance(input)) {
			binding.mismatch(path, input);
			return null;
		}
		return input;
	}

}
