package org.livespring.component;

import java.lang.reflect.Method;

import org.livespring.LiveConfigurationException;

/**
 * Creates the exception for a mistake in a component class, with place, problem and
 * remedy.
 */
final class Problem {

	private Problem() {
	}

	static LiveConfigurationException of(Class<?> type, String what, String remedy) {
		return new LiveConfigurationException("Component class " + type.getName() + " " + what + ".", remedy + ".");
	}

	static LiveConfigurationException of(Class<?> type, Method method, String what, String remedy) {
		return new LiveConfigurationException(
				"Method '" + method.getName() + "' of component class " + type.getName() + " " + what + ".",
				remedy + ".");
	}

}
