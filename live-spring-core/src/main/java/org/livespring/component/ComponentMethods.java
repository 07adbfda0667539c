package org.livespring.component;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Methods of a component, found by their names or annotations.
 *
 * @param mount gives the first state
 * @param view derives the template's model
 * @param rehydrate is called when the component comes back
 * @param resync is called when events of a room are missing
 * @param propsChanged is called when the parent rendered with other props
 * @param unmount is called when the component left the page
 * @param actions what a browser may call, by name
 * @param listeners one for each type of event
 * @param modelChanges are called when the browser has changed properties
 * @param tasks provide values of the state
 * @param migrations one from each version, from the oldest that can be migrated
 */
record ComponentMethods(ComponentMethod mount, @Nullable ComponentMethod view, @Nullable ComponentMethod rehydrate,
		@Nullable ComponentMethod resync, @Nullable ComponentMethod propsChanged, @Nullable ComponentMethod unmount,
		Map<String, ComponentAction> actions, List<ComponentListener> listeners, List<ModelChange> modelChanges,
		List<ComponentTask> tasks, List<ComponentMigration> migrations) {

}
