package org.livespring.component;

import org.jspecify.annotations.Nullable;

import org.livespring.AsyncValue;
import org.livespring.LiveContext;
import org.livespring.component.bind.RecordType;

/** A method that provides an {@link AsyncValue} of the state. */
public final class ComponentTask {

	private final String name;

	private final boolean restart;

	private final RecordType state;

	private final int component;

	private final ComponentMethod method;

	ComponentTask(String name, boolean restart, RecordType state, ComponentMethod method) {
		this.name = name;
		this.restart = restart;
		this.state = state;
		this.component = state.indexOf(name);
		this.method = method;
	}

	public String name() {
		return this.name;
	}

	/**
	 * Whether the task runs again after its component came back from a snapshot; it fails
	 * as interrupted otherwise.
	 */
	public boolean restart() {
		return this.restart;
	}

	/** The task's value in a state, idle where that has {@code null}. */
	public AsyncValue<?> value(Object state) {
		Object value = this.state.get(state, this.component);
		return (value != null) ? (AsyncValue<?>) value : AsyncValue.idle();
	}

	/** The same state with another value of the task. */
	public Object withValue(Object state, AsyncValue<?> value) {
		return this.state.with(state, this.component, value);
	}

	/** Run the task with the state at its start; what it throws comes out as it is. */
	public @Nullable Object run(Object state, @Nullable Object props, LiveContext live) {
		return this.method.invoke(new Call(state, props, live));
	}

}
