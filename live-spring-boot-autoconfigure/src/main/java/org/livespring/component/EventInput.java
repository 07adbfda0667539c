package org.livespring.component;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.util.ClassUtils;

/** The event of a listener: its one parameter that is nothing else. */
final class EventInput implements MethodInput {

	private final Class<?> type;

	private final Method method;

	private @Nullable Class<?> eventType;

	EventInput(Class<?> type, Method method) {
		this.type = type;
		this.method = method;
	}

	@Override
	public Argument argument(MethodParameter parameter) {
		if (this.eventType != null) {
			throw Problem.of(this.type, this.method)
				.report("listens to both " + this.eventType.getName() + " and "
						+ parameter.getParameterType().getName(), "Listen to one event in each method");
		}
		this.eventType = ClassUtils.resolvePrimitiveIfNecessary(parameter.getParameterType());
		return (call) -> call.input();
	}

	Class<?> eventType() {
		if (this.eventType == null) {
			throw Problem.of(this.type, this.method)
				.report("listens to no event", "Add a parameter of the event's type");
		}
		return this.eventType;
	}

}
