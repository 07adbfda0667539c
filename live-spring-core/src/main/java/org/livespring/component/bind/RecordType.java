package org.livespring.component.bind;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/** A record class read once: values of its components, and new records from them. */
public final class RecordType {

	private final Class<?> type;

	private final List<RecordComponent> components;

	private final List<Invocable> accessors;

	private final Invocable constructor;

	public RecordType(Class<?> type) {
		this.type = type;
		this.components = List.of(type.getRecordComponents());
		this.accessors = this.components.stream().map((component) -> Invocable.of(component.getAccessor())).toList();
		this.constructor = Invocable.of(canonicalConstructor(type));
	}

	public Class<?> type() {
		return this.type;
	}

	public List<RecordComponent> components() {
		return this.components;
	}

	/** All annotations of a component, which may be declared for its field only. */
	public static Annotation[] annotations(RecordComponent component) {
		Field field = ReflectionUtils.findField(component.getDeclaringRecord(), component.getName());
		return (field != null) ? field.getAnnotations() : component.getAnnotations();
	}

	List<String> names() {
		return this.components.stream().map(RecordComponent::getName).toList();
	}

	/** Index of a component, -1 if there is none of exactly that name. */
	public int indexOf(String name) {
		for (int i = 0; i < this.components.size(); i++) {
			if (this.components.get(i).getName().equals(name)) {
				return i;
			}
		}
		return -1;
	}

	/** The value of one component. */
	public @Nullable Object get(Object record, int index) {
		return this.accessors.get(index).call(record);
	}

	Object create(@Nullable Object... values) {
		return Objects.requireNonNull(this.constructor.call(values));
	}

	/** The same record with another value of one component. */
	public Object with(Object record, int index, @Nullable Object value) {
		@Nullable Object[] values = new @Nullable Object[this.accessors.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = (i == index) ? value : get(record, i);
		}
		return create(values);
	}

	private static Constructor<?> canonicalConstructor(Class<?> type) {
		Class<?>[] types = Arrays.stream(type.getRecordComponents())
			.map(RecordComponent::getType)
			.toArray(Class<?>[]::new);
		try {
			return type.getDeclaredConstructor(types);
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException("Record without canonical constructor: " + type, ex);
		}
	}

}
