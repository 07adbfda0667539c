package org.livespring.component.bind;

import java.util.Collection;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.core.convert.ConversionException;

/**
 * Binds text in the format that the application has declared, or else in the strict form
 * of its type, which controls of HTML and scripts send.
 */
final class FormatBinder implements ValueBinder {

	private final ValueFormat format;

	private final @Nullable ValueBinder strict;

	FormatBinder(ValueFormat format, @Nullable ValueBinder strict) {
		this.format = format;
		this.strict = strict;
	}

	@Override
	public @Nullable Object bind(@Nullable Object input, String path, Binding binding) {
		Object single = (input instanceof Collection<?> values) ? ScalarBinder.last(values) : input;
		if (single instanceof String text && !text.isBlank()) {
			return read(text.strip(), path, binding);
		}
		if (single instanceof JsonNode number && this.strict == null) {
			return read(number.asString(), path, binding);
		}
		boolean absent = single == null || single instanceof String;
		if (this.strict instanceof ScalarBinder || (this.strict != null && !absent)) {
			return this.strict.bind(single, path, binding);
		}
		if (!absent) {
			binding.mismatch(path, input);
		}
		return null;
	}

	private @Nullable Object read(String text, String path, Binding binding) {
		try {
			return this.format.read(text, binding.locale());
		}
		catch (ConversionException | IllegalArgumentException ex) {
			if (this.strict != null) {
				return this.strict.bind(text, path, binding);
			}
			binding.mismatch(path, text);
			return null;
		}
	}

}
