package org.livespring.component;

import org.jspecify.annotations.Nullable;

/**
 * Methods of a component that are found by their names.
 *
 * @param mount gives the first state
 * @param view derives the template's model
 * @param rehydrate is called when the component comes back
 * @param resync is called when events of a room are missing
 * @param propsChanged is called when the parent rendered with other props
 * @param unmount is called when the component left the page
 */
record Lifecycle(ComponentMethod mount, @Nullable ComponentMethod view, @Nullable ComponentMethod rehydrate,
		@Nullable ComponentMethod resync, @Nullable ComponentMethod propsChanged, @Nullable ComponentMethod unmount) {

}
