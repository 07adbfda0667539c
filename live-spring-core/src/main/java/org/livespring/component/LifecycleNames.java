package org.livespring.component;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Finds methods whose names are misspelled forms of lifecycle methods ({@code mounted}
 * instead of {@code mount}), so that the engine would never call them.
 */
final class LifecycleNames {

	private static final List<String> NAMES = List.of("mount", "view", "rehydrate", "resync", "propsChanged",
			"unmount");

	private LifecycleNames() {
	}

	static void check(Class<?> type, List<Class<? extends Annotation>> roles) {
		MethodIntrospector
			.selectMethods(type,
					(Method method) -> isOpen(method)
							&& roles.stream().noneMatch((role) -> AnnotatedElementUtils.hasAnnotation(method, role)))
			.stream()
			.sorted(Comparator.comparing(Method::getName))
			.forEach((method) -> check(type, method));
	}

	/**
	 * Ignores private and static methods, which are helpers of the component, and the
	 * methods of {@link Object}.
	 */
	private static boolean isOpen(Method method) {
		return !Modifier.isPrivate(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())
				&& method.getDeclaringClass() != Object.class && !method.isSynthetic();
	}

	private static void check(Class<?> type, Method method) {
		String name = stem(method.getName());
		for (String meant : NAMES) {
			if (!method.getName().equals(meant) && name.equals(stem(meant))) {
				throw Problem.of(type, method,
						"is never called by the engine, although its name is similar to '" + meant + "'",
						"Name it '" + meant + "', or make it private if only the component calls it");
			}
		}
	}

	/** Reduces {@code onMount}, {@code mounted} and {@code mount} to the same stem. */
	private static String stem(String name) {
		return name.toLowerCase(Locale.ROOT)
			.replaceFirst("^(on|do|before|after|handle)", "")
			.replaceFirst("(ed|d|ing|e|s)$", "")
			.replaceFirst("^propschang$|^propchang$|^propertychang$|^propertieschang$", "propschang");
	}

}
