package org.livespring.observe;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;

/** How a {@link LiveCall} ended. */
public enum CallOutcome {

	/** The call succeeded. */
	DONE,
	/** The input violated constraints. */
	INVALID,
	/** The user is not allowed to make the call. */
	DENIED,
	/** The client asked for something that does not exist or is not valid. */
	REFUSED,
	/** A component, a template or the engine failed. */
	FAILED;

	/**
	 * Returns the outcome of a call that ended with an error code.
	 * @param code the error code, {@code null} if the call succeeded
	 * @return the outcome
	 */
	public static CallOutcome of(@Nullable LiveErrorCode code) {
		if (code == null) {
			return DONE;
		}
		return switch (code) {
			case VALIDATION_FAILED -> INVALID;
			case ACCESS_DENIED -> DENIED;
			case ACTION_FAILED, RENDER_FAILED, INTERNAL_ERROR, MISCONFIGURED, PAGE_COMMITTED -> FAILED;
			default -> REFUSED;
		};
	}

}
