package org.livespring.component;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.Arrays;

import org.springframework.util.ReflectionUtils;

/**
 * Looks for Bean Validation constraints without needing its library. A constraint that
 * nobody checks is a hole that nobody sees, so it fails the start.
 */
final class Constraints {

	private static final String CONSTRAINT = "jakarta.validation.Constraint";

	private Constraints() {
	}

	static boolean isPresent(Annotation[] annotations) {
		return Arrays.stream(annotations)
			.flatMap((annotation) -> Arrays.stream(annotation.annotationType().getAnnotations()))
			.anyMatch((meta) -> meta.annotationType().getName().equals(CONSTRAINT));
	}

	/**
	 * Fail where a component of a record, found on its field, has constraints that cannot
	 * be checked.
	 */
	static void requireChecked(Class<?> type, Class<?> record, String component, InputChecker checker) {
		Field field = ReflectionUtils.findField(record, component);
		if (field != null && isPresent(field.getAnnotations()) && !checker.canValidate(record)) {
			throw Problem.of(type)
				.report("has constraints on '" + component + "' of " + record.getSimpleName()
						+ ", but there is no Bean Validation", "Add spring-boot-starter-validation");
		}
	}

}
