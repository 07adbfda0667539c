package org.livespring.component;

import java.lang.reflect.Array;
import java.time.DateTimeException;
import java.util.Collection;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Binds text to a simple type. Text is trimmed and empty text is no value, except for
 * {@code String}. No value is {@code null}, for a {@code boolean} {@code false} (a
 * checkbox that is not checked sends nothing), for another primitive a failure.
 */
final class ScalarBinder implements ValueBinder {

	private final Class<?> type;

	private final Function<String, Object> reader;

	private final @Nullable Object none;

	private final boolean required;

	ScalarBinder(Class<?> type, Function<String, Object> reader) {
		this.type = ClassUtils.resolvePrimitiveIfNecessary(type);
		this.reader = reader;
		this.required = type.isPrimitive() && type != boolean.class;
		this.none = none(type);
	}

	@Override
	public @Nullable Object bind(@Nullable Object input, String path, Binding binding) {
		Object single = (input instanceof Collection<?> values) ? last(values) : input;
		if (single == null || this.type.isInstance(single)) {
			return (single != null) ? single : absent(path, binding);
		}
		String text = ScalarTypes.text(single);
		if (text == null) {
			binding.mismatch(path, input);
			return this.none;
		}
		return (this.type == String.class) ? text : read(text.strip(), path, binding);
	}

	private @Nullable Object read(String text, String path, Binding binding) {
		if (text.isEmpty()) {
			return absent(path, binding);
		}
		try {
			return this.reader.apply(text);
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			binding.mismatch(path, text);
			return this.none;
		}
	}

	private @Nullable Object absent(String path, Binding binding) {
		if (this.required) {
			binding.missing(path);
		}
		return this.none;
	}

	/**
	 * The last of several controls with one name counts: a checkbox after its hidden
	 * default.
	 */
	private static @Nullable Object last(Collection<?> values) {
		Object last = null;
		for (Object value : values) {
			last = value;
		}
		return last;
	}

	private static @Nullable Object none(Class<?> type) {
		return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
	}

}
