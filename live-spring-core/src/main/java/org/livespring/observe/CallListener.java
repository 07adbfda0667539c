package org.livespring.observe;

import org.jspecify.annotations.Nullable;

/** Follows one {@link LiveCall}, on its thread. */
@FunctionalInterface
public interface CallListener {

	/**
	 * A phase begins, and the one before it is over.
	 * @param phase the phase, {@code null} when something else goes on, such as a call
	 * inside this one
	 */
	default void phase(@Nullable LivePhase phase) {
	}

	/**
	 * The call is over. Its measurements are complete.
	 * @param call the call
	 */
	void ended(LiveCall call);

}
