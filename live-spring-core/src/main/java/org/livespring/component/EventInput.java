package org.livespring.component;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

import org.livespring.LiveEvent;
import org.livespring.LivePosition;
import org.livespring.RoomStateChanged;

/** The event parameter of a listener: the one parameter that is not built in. */
final class EventInput implements ArgumentReader.Input {

	private final Class<?> type;

	private final Method method;

	private @Nullable Class<?> eventType;

	private @Nullable Class<?> roomState;

	EventInput(Class<?> type, Method method) {
		this.type = type;
		this.method = method;
	}

	@Override
	public Call.Argument argument(MethodParameter parameter) {
		Class<?> wanted = parameter.getParameterType();
		if (wanted == LivePosition.class) {
			return (call) -> (call.input() instanceof LiveEvent<?> event) ? event.position() : null;
		}
		if (wanted == LiveEvent.class) {
			take(ResolvableType.forMethodParameter(parameter).getGeneric());
			return (call) -> (call.input() instanceof LiveEvent<?> event) ? event : emitted(call.input());
		}
		take(ResolvableType.forMethodParameter(parameter));
		return (call) -> (call.input() instanceof LiveEvent<?> event) ? event.event() : call.input();
	}

	Class<?> eventType() {
		return required(this.eventType);
	}

	/** Type of the shared state if the event is {@link RoomStateChanged}. */
	@Nullable Class<?> roomState() {
		return this.roomState;
	}

	/** Wraps an event that a child component emitted, which belongs to no room. */
	private static LiveEvent<?> emitted(@Nullable Object event) {
		return new LiveEvent<>(Objects.requireNonNull(event), "", "", null, null, Instant.now());
	}

	private void take(ResolvableType declared) {
		Class<?> type = declared.resolve();
		if (this.eventType != null) {
			throw Problem.of(this.type, this.method,
					"listens to both " + this.eventType.getName() + " and " + required(type).getName(),
					"Listen to one event in each method");
		}
		this.eventType = ClassUtils.resolvePrimitiveIfNecessary(required(type));
		if (type == RoomStateChanged.class) {
			this.roomState = declared.getGeneric().resolve();
			if (this.roomState == null) {
				throw Problem.of(this.type, this.method, "listens to a RoomStateChanged without a type",
						"Name the type of the state: RoomStateChanged<Board>");
			}
		}
	}

	private Class<?> required(@Nullable Class<?> type) {
		if (type == null) {
			throw Problem.of(this.type, this.method, "listens to no event", "Add a parameter of the event's type");
		}
		return type;
	}

}
