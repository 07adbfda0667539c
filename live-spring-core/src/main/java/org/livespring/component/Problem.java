package org.livespring.component;

import java.lang.reflect.Method;

import org.livespring.LiveConfigurationException;

/** Says what is wrong with a component class: where, what, and what to do about it. */
final class Problem {

	private final String where;

	private Problem(String where) {
		this.where = where;
	}

	static Problem of(Class<?> type) {
		return new Problem("Component class " + type.getName());
	}

	static Problem of(Class<?> type, Method method) {
		return new Problem("Method '" + method.getName() + "' of component class " + type.getName());
	}

	LiveConfigurationException report(String what, String remedy) {
		return new LiveConfigurationException(this.where + " " + what + ".", remedy + ".");
	}

}
