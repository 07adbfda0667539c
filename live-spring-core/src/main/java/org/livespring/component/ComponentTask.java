package org.livespring.component;

import org.jspecify.annotations.Nullable;

import org.livespring.AsyncValue;
import org.livespring.LiveContext;
import org.livespring.component.bind.RecordType;

/** A task of a component: a method that computes an {@link AsyncValue} of the state. */
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
	 * Whether a task that was running starts again after its component was restored from
	 * a snapshot. Otherwise its value becomes failed, as interrupted.
	 */
	public boolean restart() {
		return this.restart;
	}

	/**
	 * Read the task's value from a state; an idle value if the state has {@code null}.
	 */
	public AsyncValue<?> value(Object state) {
		Object value = this.state.get(state, this.component);
		return (value != null) ? (AsyncValue<?>) value : AsyncValue.idle();
	}

	/** Create a copy of a state with another value of the task. */
	public Object withValue(Object state, AsyncValue<?> value) {
		return this.state.with(state, this.component, value);
	}

	/** Run the task. Exceptions of the method are not wrapped. */
	public @Nullable Object run(Object state, @Nullable Object props, LiveContext live) {
		return this.method.invoke(new Call(state, props, live));
	}

}
