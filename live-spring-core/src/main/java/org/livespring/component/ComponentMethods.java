package org.livespring.component;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The methods of a component, found by their names or annotations.
 *
 * @param mount creates the first state
 * @param view derives the template's model
 * @param rehydrate is called after the component was restored from its snapshot
 * @param resync is called after events of a room were missed
 * @param propsChanged is called with new props from the parent
 * @param unmount is called after the component was removed from the page
 * @param actions methods that a browser may call, by name
 * @param listeners methods that receive events, one for each event type
 * @param modelChanges are called after the browser has changed properties
 * @param tasks compute values of the state
 * @param migrations convert old states, one for each version, from the oldest that can be
 * migrated
 */
record ComponentMethods(ComponentMethod mount, @Nullable ComponentMethod view, @Nullable ComponentMethod rehydrate,
		@Nullable ComponentMethod resync, @Nullable ComponentMethod propsChanged, @Nullable ComponentMethod unmount,
		Map<String, ComponentAction> actions, List<ComponentListener> listeners, List<ModelChange> modelChanges,
		List<ComponentTask> tasks, List<ComponentMigration> migrations) {

}
