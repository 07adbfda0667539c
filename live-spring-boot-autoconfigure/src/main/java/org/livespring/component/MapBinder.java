package org.livespring.component;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Binds a map with simple keys; no value is an empty map. */
final class MapBinder implements ValueBinder {

	private final ValueBinder key;

	private final ValueBinder value;

	MapBinder(ValueBinder key, ValueBinder value) {
		this.key = key;
		this.value = value;
	}

	@Override
	public Object bind(@Nullable Object input, String path, Binding binding) {
		Map<Object, @Nullable Object> values = new LinkedHashMap<>();
		if (input instanceof Map<?, ?> map) {
			map.forEach((name, entry) -> {
				String entryPath = path + "[" + name + "]";
				Object boundKey = this.key.bind(name, entryPath, binding);
				if (boundKey != null) {
					values.put(boundKey, this.value.bind(entry, entryPath, binding));
				}
			});
		}
		else if (input != null && !"".equals(input)) {
			binding.mismatch(path, input);
		}
		return Collections.unmodifiableMap(values);
	}

}
