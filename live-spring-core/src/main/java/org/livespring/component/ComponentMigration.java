package org.livespring.component;

import java.util.Objects;

import org.livespring.component.bind.Invocable;

/** A migration: a method that converts a state of one version to the next version. */
public final class ComponentMigration {

	private final Class<?> takes;

	private final Invocable method;

	ComponentMigration(Class<?> takes, Invocable method) {
		this.takes = takes;
		this.method = method;
	}

	/** Type of the state that the method takes: a record or a JSON tree. */
	public Class<?> takes() {
		return this.takes;
	}

	/**
	 * Run the method.
	 * @param state the state of the old version
	 * @return the state of the next version, a record or a JSON tree; exceptions of the
	 * method are not wrapped
	 */
	public Object migrate(Object state) {
		return Objects.requireNonNull(this.method.call(state), "A migration returned null");
	}

}
