package org.livespring.observe;

import org.jspecify.annotations.Nullable;

/**
 * What a call calls: the component, the kind of call and the method. All names are
 * declared by components.
 *
 * @param component name of the component
 * @param kind kind of the call
 * @param name name of the action or task, {@link LiveCall#OTHER} for an action that is
 * not declared, {@code null} for kinds that have only one method
 */
public record Called(String component, CallKind kind, @Nullable String name) {

	/**
	 * Whether a browser made the call.
	 * @return {@code true} for actions and property changes, {@code false} for calls that
	 * the server started, such as mounts, events and tasks
	 */
	public boolean isFromBrowser() {
		return this.kind == CallKind.ACTION || this.kind == CallKind.PROPERTY;
	}

}
