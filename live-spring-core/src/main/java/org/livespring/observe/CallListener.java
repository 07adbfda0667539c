package org.livespring.observe;

import org.jspecify.annotations.Nullable;

/** Follows one {@link LiveCall}. Its methods are called on the thread of the call. */
@FunctionalInterface
public interface CallListener {

	/**
	 * Called when a phase begins, which ends the phase before it.
	 * @param phase the phase, {@code null} for time that belongs to no phase of this
	 * call, such as a nested call
	 */
	default void phase(@Nullable LivePhase phase) {
	}

	/**
	 * Called when the call has ended and its measurements are complete.
	 * @param call the call
	 */
	void ended(LiveCall call);

}
