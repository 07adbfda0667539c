package org.livespring.component;

import java.util.Objects;

import org.livespring.component.bind.Invocable;

/** A method that turns the state of one version into that of the next. */
public final class ComponentMigration {

	private final Class<?> takes;

	private final Invocable method;

	ComponentMigration(Class<?> takes, Invocable method) {
		this.takes = takes;
		this.method = method;
	}

	/** Type of the state that the method takes, a record or a tree. */
	public Class<?> takes() {
		return this.takes;
	}

	/**
	 * Run the method.
	 * @param state the state of the old version
	 * @return that of the next, as a record or a tree; what the method throws comes out
	 * as it is
	 */
	public Object migrate(Object state) {
		return Objects.requireNonNull(this.method.call(state), "A migration returned null");
	}

}
