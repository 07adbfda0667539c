package org.livespring.component;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.util.ClassUtils;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveConfigurationException;
import org.livespring.LiveListener;
import org.livespring.LiveModelChange;
import org.livespring.LiveTask;

/**
 * Finds methods with annotations such as {@link LiveAction} in beans that are no
 * components, where they would never be called.
 */
final class StrayMethods {

	private static final List<Class<? extends Annotation>> ANNOTATIONS = List.of(LiveAction.class, LiveListener.class,
			LiveTask.class, LiveModelChange.class);

	private StrayMethods() {
	}

	static void check(ListableBeanFactory beans) {
		for (String name : beans.getBeanDefinitionNames()) {
			Class<?> type = beans.getType(name, false);
			if (type != null && !type.getName().startsWith("org.springframework.")
					&& beans.findAnnotationOnBean(name, LiveComponent.class, false) == null) {
				check(ClassUtils.getUserClass(type));
			}
		}
	}

	private static void check(Class<?> type) {
		for (Method method : find(type)) {
			throw new LiveConfigurationException(
					"Method '" + method.getName() + "' of " + type.getName()
							+ " would never be called, since the bean is no component",
					"Put @LiveComponent on the class, or remove the annotation from the method; other beans can "
							+ "receive the events of a room by a LiveBridge.");
		}
	}

	private static Set<Method> find(Class<?> type) {
		try {
			return MethodIntrospector.selectMethods(type,
					(Method method) -> ANNOTATIONS.stream().anyMatch(method::isAnnotationPresent));
		}
		catch (IllegalStateException ex) {
			// The class refers to a library that is not on the class path
			return Set.of();
		}
	}

}
