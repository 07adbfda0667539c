package org.livespring.instance;

import org.livespring.component.ComponentDefinition;
import org.livespring.state.StateType;

/**
 * Converts the declarations of components about their state to the form that snapshots
 * need.
 */
public final class ComponentStates {

	private ComponentStates() {
	}

	/**
	 * Create the state type of a component.
	 * @param component the component
	 * @return the types of its snapshots and its migrations
	 */
	public static StateType type(ComponentDefinition component) {
		return new StateType(component.name(), component.version(), component.stateType(), component.propsType(),
				component.migrations()
					.stream()
					.map((migration) -> new StateType.Migration(migration.takes(), migration::migrate))
					.toList());
	}

}
