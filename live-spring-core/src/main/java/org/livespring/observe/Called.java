package org.livespring.observe;

import org.jspecify.annotations.Nullable;

/**
 * What is called, in names that components declare.
 *
 * @param component name of the component
 * @param kind what for
 * @param name name of the action or task, {@link LiveCall#OTHER} for an action that is
 * not declared, {@code null} where the kind says it all
 */
public record Called(String component, CallKind kind, @Nullable String name) {

	/**
	 * Whether a browser made the call.
	 * @return {@code false} for mounts, events, tasks and all else from inside
	 */
	public boolean isFromBrowser() {
		return this.kind == CallKind.ACTION || this.kind == CallKind.PROPERTY;
	}

}
