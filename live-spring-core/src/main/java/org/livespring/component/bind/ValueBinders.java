package org.livespring.component.bind;

import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

/**
 * Chooses the binder of a declared type. Types other than records, simple types, types
 * with a declared format and collections of them cannot be bound from the outside, so
 * that nothing else is ever made from what a browser sends.
 */
final class ValueBinders {

	private static final Annotation[] NONE = {};

	private final boolean trusted;

	private final InputFormats formats;

	private final Map<String, RecordBinder> records = new HashMap<>();

	private ValueBinders(boolean trusted, InputFormats formats) {
		this.trusted = trusted;
		this.formats = formats;
	}

	/**
	 * The binder for what a browser sends.
	 * @throws IllegalArgumentException if the type cannot be bound, saying which part
	 */
	static ValueBinder untrusted(ResolvableType type, String name, InputFormats formats, Annotation... annotations) {
		return new ValueBinders(false, formats).binder(type, name, annotations);
	}

	/**
	 * The binder for what a template gives, which may also be ready values of any type.
	 */
	static ValueBinder trusted(ResolvableType type, String name) {
		return new ValueBinders(true, InputFormats.NONE).binder(type, name, NONE);
	}

	/** Whether the type is simple or a collection or array of a simple type. */
	static boolean isSimpleOrListOfSimple(ResolvableType type, InputFormats formats, Annotation[] annotations) {
		ResolvableType element = elementOf(type);
		ResolvableType single = (element != null) ? element : type;
		return ScalarBinder.supports(single.toClass()) || formats.find(single, annotations) != null;
	}

	private ValueBinder binder(ResolvableType type, String name, Annotation[] annotations) {
		ValueFormat format = (elementOf(type) == null) ? this.formats.find(type, annotations) : null;
		if (format == null) {
			return unformatted(type, name, annotations);
		}
		Class<?> raw = type.toClass();
		boolean otherwise = ScalarBinder.supports(raw) || raw.isRecord();
		return new FormatBinder(format, otherwise ? unformatted(type, name, annotations) : null);
	}

	private ValueBinder unformatted(ResolvableType type, String name, Annotation[] annotations) {
		Class<?> raw = type.toClass();
		ScalarBinder scalar = ScalarBinder.of(raw);
		if (scalar != null) {
			return scalar;
		}
		if (raw.isRecord()) {
			return record(type, name);
		}
		ResolvableType element = elementOf(type);
		if (element != null) {
			return new CollectionBinder(raw, binder(element, name + "[]", annotations));
		}
		if (raw == Map.class && ScalarBinder.supports(type.getGeneric(0).toClass())) {
			return new MapBinder(binder(type.getGeneric(0), name, NONE),
					binder(type.getGeneric(1), name + "[]", annotations));
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
					name + "." + component.getName(), RecordType.annotations(component)))
			.toList());
		return binder;
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
