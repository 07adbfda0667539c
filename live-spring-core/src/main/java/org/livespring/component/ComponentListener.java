package org.livespring.component;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveContext;

/** A listener of a component: a method that receives events of one type. */
public final class ComponentListener {

	private final Class<?> eventType;

	private final @Nullable Class<?> roomState;

	private final Class<?> stateType;

	private final ComponentMethod method;

	ComponentListener(Class<?> eventType, @Nullable Class<?> roomState, Class<?> stateType, ComponentMethod method) {
		this.eventType = eventType;
		this.roomState = roomState;
		this.stateType = stateType;
		this.method = method;
	}

	public Class<?> eventType() {
		return this.eventType;
	}

	/**
	 * Type of the shared state for a listener to {@code RoomStateChanged}, {@code null}
	 * for other listeners.
	 */
	public @Nullable Class<?> roomState() {
		return this.roomState;
	}

	boolean hearsTheSameAs(ComponentListener other) {
		return this.eventType == other.eventType && this.roomState == other.roomState;
	}

	/**
	 * Call the method with an event of its type or a {@code LiveEvent} of that type.
	 * Returns the new state, or the old one if the method returned none.
	 */
	public Object invoke(Object state, @Nullable Object props, Object event, LiveContext live) {
		Object returned = this.method.invoke(new Call(state, props, live, event));
		return this.stateType.isInstance(returned) ? returned : state;
	}

}
