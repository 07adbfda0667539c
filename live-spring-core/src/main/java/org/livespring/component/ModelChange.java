package org.livespring.component;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveContext;
import org.livespring.component.bind.RecordType;

/**
 * A {@code @LiveModelChange} method, which runs after the browser has changed properties
 * of the state.
 */
final class ModelChange {

	private final RecordType state;

	private final List<String> names;

	private final List<Integer> properties;

	private final ComponentMethod method;

	ModelChange(RecordType state, List<String> names, ComponentMethod method) {
		this.state = state;
		this.names = names;
		this.properties = names.stream().map(state::indexOf).toList();
		this.method = method;
	}

	/** Whether the method may be called after these properties were written. */
	boolean follows(Set<String> written) {
		return !Collections.disjoint(this.names, written);
	}

	void admit() {
		this.method.admit();
	}

	void admit(Object state, @Nullable Object props, LiveContext live) {
		this.method.admit(new Call(state, props, live));
	}

	/**
	 * Call the method if one of its properties changed.
	 * @return the new state
	 */
	Object follow(Object before, Object after, @Nullable Object props, LiveContext live) {
		if (this.properties.stream().noneMatch((property) -> differs(before, after, property))) {
			return after;
		}
		Object returned = this.method.invoke(new Call(after, props, live));
		return (returned != null) ? returned : after;
	}

	private boolean differs(Object before, Object after, int property) {
		return !Objects.equals(this.state.get(before, property), this.state.get(after, property));
	}

}
