package org.livespring.component.bind;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.BeanUtils;
import org.springframework.core.KotlinDetector;
import org.springframework.core.MethodParameter;
import org.springframework.util.ReflectionUtils;

/** A record class read once: values of its components, and new records from them. */
public final class RecordType {

	private final Class<?> type;

	private final List<RecordComponent> components;

	private final List<Invocable> accessors;

	private final Constructor<?> declared;

	private final Invocable constructor;

	/** Whether Kotlin says which components must have a value. */
	private final boolean kotlin;

	public RecordType(Class<?> type) {
		this.type = type;
		this.components = List.of(type.getRecordComponents());
		this.accessors = this.components.stream().map((component) -> Invocable.of(component.getAccessor())).toList();
		this.declared = canonicalConstructor(type);
		this.constructor = Invocable.of(this.declared);
		this.kotlin = isKotlin(type);
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

	/**
	 * An annotation of a component; Kotlin has it on the field only.
	 * @param <A> type of the annotation
	 * @param component the component
	 * @param type the annotation
	 * @return the annotation, {@code null} if there is none
	 */
	public static <A extends Annotation> @Nullable A annotation(RecordComponent component, Class<A> type) {
		A declared = component.getAnnotation(type);
		return (declared != null) ? declared
				: Arrays.stream(annotations(component))
					.filter(type::isInstance)
					.map(type::cast)
					.findFirst()
					.orElse(null);
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

	/** Whether a class is of Kotlin, and what it says about its parameters is known. */
	public static boolean isKotlin(Class<?> type) {
		return KotlinDetector.isKotlinReflectPresent() && KotlinDetector.isKotlinType(type);
	}

	/** Whether a component may be {@code null} or, in Kotlin, has a default argument. */
	boolean isOptional(int index) {
		return !this.kotlin || new MethodParameter(this.declared, index).isOptional();
	}

	/** Whether a component without a value has a default argument, or is {@code null}. */
	boolean hasDefault(int index) {
		return this.kotlin && isOptional(index);
	}

	/** With the default arguments of Kotlin for values that are {@code null}. */
	Object create(@Nullable Object... values) {
		if (this.kotlin && Arrays.asList(values).contains(null)) {
			return createWithDefaults(values);
		}
		return Objects.requireNonNull(this.constructor.call(values));
	}

	@SuppressWarnings("NullAway") // Arguments may be null, whatever the interface says
	private Object createWithDefaults(@Nullable Object... values) {
		try {
			return BeanUtils.instantiateClass(this.declared, values);
		}
		catch (BeanInstantiationException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
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
