package org.livespring.render;

import java.beans.PropertyDescriptor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
