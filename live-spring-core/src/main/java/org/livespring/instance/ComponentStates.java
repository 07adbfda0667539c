package org.livespring.instance;

import org.livespring.component.ComponentDefinition;
import org.livespring.state.StateType;

/** What components declare about their state, as snapshots need it. */
public final class ComponentStates {

	private ComponentStates() {
	}

	/**
	 * The types of a component's snapshots.
	 * @param component the component
	 * @return its types and migrations
	 */
	public static StateType type(ComponentDefinition component) {
		return new StateType(component.name(), component.version(), component.stateType(), component.propsType(),
				component.migrations()
					.stream()
					.map((migration) -> new StateType.Migration(migration.takes(), migration::migrate))
					.toList());
	}

}
