package org.livespring.component.bind;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Binds a map to a record by the names of its components; other entries do nothing. No
 * value is {@code null}. A record of Kotlin has its default arguments, and a value that
 * must be there is missing if it is not.
 */
final class RecordBinder implements ValueBinder {

	private final RecordType type;

	private final boolean[] required;

	private final boolean[] defaults;

	/** Set once before use: a record may contain itself. */
	private List<ValueBinder> components = List.of();

	RecordBinder(RecordType type) {
		this.type = type;
		int count = type.components().size();
		this.required = new boolean[count];
		this.defaults = new boolean[count];
		for (int i = 0; i < count; i++) {
			this.required[i] = !type.isOptional(i);
			this.defaults[i] = type.hasDefault(i) && !isMadeOfNothing(type.components().get(i).getType());
		}
	}

	/** What a form does not send at all: boxes without a tick, and nothing selected. */
	private static boolean isMadeOfNothing(Class<?> type) {
		return type == boolean.class || type == String.class || type.isArray()
				|| Collection.class.isAssignableFrom(type) || type == Map.class;
	}

	void bindComponentsBy(List<ValueBinder> components) {
		this.components = components;
	}

	@Override
	public @Nullable Object bind(@Nullable Object input, String path, Binding binding) {
		if (input == null || this.type.type().isInstance(input)) {
			return input;
		}
		if (input instanceof Map<?, ?> map) {
			return create(map, path, binding);
		}
		binding.mismatch(path, input);
		return null;
	}

	private @Nullable Object bind(int index, @Nullable Object input, String path, Binding binding) {
		boolean absent = input == null || (input instanceof String text && text.isBlank());
		if (absent && this.defaults[index]) {
			return null;
		}
		int failures = binding.failures().size();
		Object value = this.components.get(index).bind(input, path, binding);
		if (value == null && this.required[index] && binding.failures().size() == failures) {
			binding.missing(path);
		}
		return value;
	}

	private @Nullable Object create(Map<?, ?> map, String path, Binding binding) {
		int failures = binding.failures().size();
		@Nullable Object[] values = new @Nullable Object[this.components.size()];
		for (int i = 0; i < values.length; i++) {
			String name = this.type.components().get(i).getName();
			values[i] = bind(i, map.get(name), path.isEmpty() ? name : path + "." + name, binding);
		}
		try {
			return this.type.create(values);
		}
		catch (RuntimeException ex) {
			// A record that checks itself; after a failure it may have missed just that
			// value
			if (binding.failures().size() == failures) {
				binding.refused(path, map, ex);
			}
			return null;
		}
	}

}
