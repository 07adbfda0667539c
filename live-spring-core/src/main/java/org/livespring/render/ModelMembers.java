package org.livespring.render;

import java.beans.PropertyDescriptor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.util.ConcurrentReferenceHashMap;
import org.springframework.util.ReflectionUtils;

/** Members of records, beans and maps by name. */
public final class ModelMembers {

	private static final Map<Class<?>, List<Member>> MEMBERS = new ConcurrentReferenceHashMap<>();

	private ModelMembers() {
	}

	/**
	 * The members of an object.
	 * @param object a record, a bean, a map with names as keys, or {@code null}
	 * @return its members in their order
	 */
	public static Map<String, @Nullable Object> of(@Nullable Object object) {
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		if (object instanceof Map<?, ?> map) {
			map.forEach((name, value) -> members.put(String.valueOf(name), value));
		}
		else if (object != null) {
			for (Member member : MEMBERS.computeIfAbsent(object.getClass(), ModelMembers::find)) {
				members.put(member.name, ReflectionUtils.invokeMethod(member.accessor, object));
			}
		}
		return members;
	}

	/**
	 * Find a value.
	 * @param path its path, such as {@code lines[0].name}
	 * @param variables the values by name
	 * @return the value, {@code null} if there is none
	 */
	public static @Nullable Object find(String path, Function<String, @Nullable Object> variables) {
		String[] steps = path.split("[.\\[\\]]+");
		Object value = variables.apply(steps[0]);
		for (int i = 1; i < steps.length && value != null; i++) {
			value = (value instanceof List<?> list) ? element(list, steps[i]) : of(value).get(steps[i]);
		}
		return value;
	}

	private static @Nullable Object element(List<?> list, String index) {
		int i = index.matches("[0-9]{1,9}") ? Integer.parseInt(index) : list.size();
		return (i < list.size()) ? list.get(i) : null;
	}

	private static List<Member> find(Class<?> type) {
		List<Member> members = new ArrayList<>();
		if (type.isRecord()) {
			for (RecordComponent component : type.getRecordComponents()) {
				add(members, component.getName(), component.getAccessor());
			}
			return members;
		}
		for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(type)) {
			if (property.getReadMethod() != null && !property.getName().equals("class")) {
				add(members, property.getName(), property.getReadMethod());
			}
		}
		return members;
	}

	private static void add(List<Member> members, String name, Method accessor) {
		ReflectionUtils.makeAccessible(accessor);
		members.add(new Member(name, accessor));
	}

	private record Member(String name, Method accessor) {

	}

}
