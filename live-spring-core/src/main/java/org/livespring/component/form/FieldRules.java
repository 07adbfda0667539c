package org.livespring.component.form;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import org.livespring.component.bind.InputFormats;
import org.livespring.component.bind.ValueFormat;

/**
 * What the declaration of a field says about its control. Constraints are read by name,
 * since Bean Validation may be missing, and only those of the default group.
 *
 * @param control {@code select}, or the type of an {@code input}
 * @param attributes attributes of the control: {@code required}, {@code min},
 * {@code max}, {@code minlength}, {@code maxlength}, {@code step}, {@code multiple}
 * @param options the values of a field that has few, else empty
 * @param format the format of its value, {@code null} if none is declared
 */
public record FieldRules(String control, Map<String, String> attributes, List<?> options,
		@Nullable ValueFormat format) {

	static final FieldRules NONE = new FieldRules("text", Map.of(), List.of(), null);

	private static final Map<Class<?>, String> CONTROLS = Map.of(Boolean.class, "checkbox", LocalDate.class, "date",
			LocalTime.class, "time", LocalDateTime.class, "datetime-local", YearMonth.class, "month");

	private static final String CONSTRAINTS = "jakarta.validation.constraints.";

	/** Whether a value must be given. */
	public boolean isRequired() {
		return this.attributes.containsKey("required");
	}

	static FieldRules of(Class<?> record, String name, ResolvableType type, InputFormats formats) {
		Field field = ReflectionUtils.findField(record, name);
		MergedAnnotations constraints = (field != null) ? MergedAnnotations.from(field) : MergedAnnotations.from();
		boolean multiple = type.isArray() || Collection.class.isAssignableFrom(type.toClass());
		ResolvableType element = type.isArray() ? type.getComponentType() : type.getGeneric(0);
		ResolvableType single = multiple ? element : type;
		Class<?> value = ClassUtils.resolvePrimitiveIfNecessary(single.toClass());
		ValueFormat format = formats.find(single, (field != null) ? field.getAnnotations() : new Annotation[0]);
		String control = (multiple || value.isEnum()) ? "select" : control(value, constraints, format);
		Map<String, String> attributes = new LinkedHashMap<>();
		if (multiple) {
			attributes.put("multiple", "");
		}
		if (isRequired(control, type.toClass(), constraints)) {
			attributes.put("required", "");
		}
		if (control.equals("number")) {
			limits(value, constraints, attributes);
		}
		if (value == String.class && !multiple) {
			lengths(constraints, attributes);
		}
		return new FieldRules(control, attributes, value.isEnum() ? Arrays.asList(value.getEnumConstants()) : List.of(),
				format);
	}

	private static String control(Class<?> value, MergedAnnotations constraints, @Nullable ValueFormat format) {
		if (value != Boolean.class && format != null && format.needsText()) {
			return "text";
		}
		if (Number.class.isAssignableFrom(value)) {
			return "number";
		}
		return CONTROLS.getOrDefault(value, (find(constraints, "Email") != null) ? "email" : "text");
	}

	/** A checkbox that is required must be checked. */
	private static boolean isRequired(String control, Class<?> type, MergedAnnotations constraints) {
		if (control.equals("checkbox")) {
			return find(constraints, "AssertTrue") != null;
		}
		return type.isPrimitive() || find(constraints, "NotNull") != null || find(constraints, "NotBlank") != null
				|| find(constraints, "NotEmpty") != null;
	}

	private static void limits(Class<?> value, MergedAnnotations constraints, Map<String, String> attributes) {
		if (value == Double.class || value == Float.class || value == BigDecimal.class) {
			attributes.put("step", "any");
		}
		for (String limit : List.of("Min", "Max", "DecimalMin", "DecimalMax")) {
			MergedAnnotation<?> constraint = find(constraints, limit);
			if (constraint != null) {
				attributes.put(limit.endsWith("Min") ? "min" : "max",
						constraint.getValue("value").orElse("").toString());
			}
		}
		if (find(constraints, "PositiveOrZero") != null) {
			attributes.put("min", "0");
		}
	}

	private static void lengths(MergedAnnotations constraints, Map<String, String> attributes) {
		MergedAnnotation<?> size = find(constraints, "Size");
		if (size != null && size.getInt("min") > 0) {
			attributes.put("minlength", String.valueOf(size.getInt("min")));
		}
		if (size != null && size.getInt("max") < Integer.MAX_VALUE) {
			attributes.put("maxlength", String.valueOf(size.getInt("max")));
		}
	}

	private static @Nullable MergedAnnotation<?> find(MergedAnnotations constraints, String name) {
		MergedAnnotation<?> constraint = constraints.get(CONSTRAINTS + name);
		return (constraint.isPresent() && constraint.getClassArray("groups").length == 0) ? constraint : null;
	}

}
