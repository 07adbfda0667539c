package org.livespring.component.bind;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ObjectUtils;

/**
 * Binds to a list, set or array: from a collection, from a map whose keys are indices, or
 * from a single value. No value and empty text are an empty collection.
 */
final class CollectionBinder implements ValueBinder {

	private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,9}");

	private final Class<?> type;

	private final ValueBinder element;

	CollectionBinder(Class<?> type, ValueBinder element) {
		this.type = type;
		this.element = element;
	}

	@Override
	public Object bind(@Nullable Object input, String path, Binding binding) {
		List<@Nullable Object> inputs = inputs(input, binding);
		List<@Nullable Object> values = new ArrayList<>(inputs.size());
		for (int i = 0; i < inputs.size(); i++) {
			Object value = inputs.get(i);
			values.add((value != null) ? this.element.bind(value, path + "[" + i + "]", binding) : null);
		}
		if (this.type.isArray()) {
			return toArray(this.type.getComponentType(), values);
		}
		return (this.type == Set.class) ? toSet(values) : Collections.unmodifiableList(values);
	}

	private static List<@Nullable Object> inputs(@Nullable Object input, Binding binding) {
		if (input == null || "".equals(input)) {
			return List.of();
		}
		if (input instanceof Collection<?> collection) {
			binding.grow(collection.size());
			return new ArrayList<>(collection);
		}
		if (input instanceof Map<?, ?> map) {
			return indexed(map, binding);
		}
		@Nullable Object[] elements = input.getClass().isArray() ? ObjectUtils.toObjectArray(input) : new Object[] { input };
		return Arrays.asList(elements);
	}

	private static List<@Nullable Object> indexed(Map<?, ?> map, Binding binding) {
		TreeMap<Long, @Nullable Object> elements = new TreeMap<>();
		map.forEach((key, value) -> {
			if (INDEX.matcher(key.toString()).matches()) {
				elements.put(Long.valueOf(key.toString()), value);
			}
		});
		long size = elements.isEmpty() ? 0 : elements.lastKey() + 1;
		binding.grow(size);
		List<@Nullable Object> list = new ArrayList<>(Collections.nCopies((int) size, null));
		elements.forEach((index, value) -> list.set(index.intValue(), value));
		return list;
	}

	private static Set<Object> toSet(List<@Nullable Object> values) {
		Set<Object> set = new LinkedHashSet<>();
		values.stream().filter(Objects::nonNull).forEach(set::add);
		return Collections.unmodifiableSet(set);
	}

	private static Object toArray(Class<?> type, List<@Nullable Object> values) {
		Object array = Array.newInstance(type, values.size());
		for (int i = 0; i < values.size(); i++) {
			Object value = values.get(i);
			if (value != null) {
				Array.set(array, i, value);
			}
		}
		return array;
	}

}
