package org.livespring.component;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.livespring.LiveConfigurationException;
import org.livespring.LiveEvent;
import org.livespring.LivePosition;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
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
		if (parameter.getParameterType() == LiveEvent.class) {
			ResolvableType type = ResolvableType.forMethodParameter(parameter).getGeneric();
			if (type.resolve() == null) {
				throw noEvent();
			}
			take(type.toClass());
			return (call) -> (call.input() instanceof LiveEvent<?> event) ? event : emitted(call.input());
		}
		if (parameter.getParameterType() == LivePosition.class) {
			return (call) -> (call.input() instanceof LiveEvent<?> event) ? event.position() : null;
		}
		take(ClassUtils.resolvePrimitiveIfNecessary(parameter.getParameterType()));
		return (call) -> (call.input() instanceof LiveEvent<?> event) ? event.event() : call.input();
	}

	/** An event of a child, which was in no room. */
	private static LiveEvent<?> emitted(@Nullable Object event) {
		return new LiveEvent<>(Objects.requireNonNull(event), "", "", null, null, Instant.now());
	}

	private void take(Class<?> type) {
		if (this.eventType != null) {
			throw Problem.of(this.type, this.method)
				.report("listens to both " + this.eventType.getName() + " and " + type.getName(),
						"Listen to one event in each method");
		}
		this.eventType = type;
	}

	Class<?> eventType() {
		if (this.eventType == null) {
			throw noEvent();
		}
		return this.eventType;
	}

	private LiveConfigurationException noEvent() {
		return Problem.of(this.type, this.method).report("listens to no event", "Add a parameter of the event's type");
	}

}
