package org.livespring.component;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveContext;

/** A method that receives events of one type. */
public final class ComponentListener {

	private final Class<?> eventType;

	private final Class<?> stateType;

	private final ComponentMethod method;

	ComponentListener(Class<?> eventType, Class<?> stateType, ComponentMethod method) {
		this.eventType = eventType;
		this.stateType = stateType;
		this.method = method;
	}

	public Class<?> eventType() {
		return this.eventType;
	}

	/**
	 * Hand over an event of the type, or a {@code LiveEvent} of it, and get the new
	 * state: the old one if the method returned none.
	 */
	public Object invoke(Object state, @Nullable Object props, Object event, LiveContext live) {
		Object returned = this.method.invoke(new Call(state, props, live, event));
		return this.stateType.isInstance(returned) ? returned : state;
	}

}
