package org.livespring.component.bind;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Binds a map with simple keys; no value is an empty map. */
final class MapBinder implements ValueBinder {

	private static final Pattern PATH_KEY = Pattern.compile("[\\w-]{1,50}", Pattern.UNICODE_CHARACTER_CLASS);

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
			binding.grow(map.size());
			map.forEach((name, entry) -> {
				String entryPath = entryPath(path, name);
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

	/** Any text can be a key, but not any can be told apart in a path. */
	private static String entryPath(String path, @Nullable Object name) {
		String text = String.valueOf(name);
		return PATH_KEY.matcher(text).matches() ? path + "[" + text + "]" : path;
	}

}
