package org.livespring.component.bind;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Binds a map to a record by the names of its components; other entries do nothing. No
 * value is {@code null}.
 */
final class RecordBinder implements ValueBinder {

	private final RecordType type;

	/** Set once before use: a record may contain itself. */
	private List<ValueBinder> components = List.of();

	RecordBinder(RecordType type) {
		this.type = type;
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

	private @Nullable Object create(Map<?, ?> map, String path, Binding binding) {
		int failures = binding.failures().size();
		@Nullable Object[] values = new @Nullable Object[this.components.size()];
		for (int i = 0; i < values.length; i++) {
			String name = this.type.components().get(i).getName();
			values[i] = this.components.get(i).bind(map.get(name), path.isEmpty() ? name : path + "." + name, binding);
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
