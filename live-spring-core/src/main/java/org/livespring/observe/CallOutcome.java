package org.livespring.observe;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;

/** How a {@link LiveCall} ended. */
public enum CallOutcome {

	/** It did what was asked. */
	DONE,
	/** The input violated constraints. */
	INVALID,
	/** The user may not do it. */
	DENIED,
	/** The client asked for what cannot be. */
	REFUSED,
	/** A component, a template or the engine failed. */
	FAILED;

	/**
	 * The outcome an error stands for.
	 * @param code the error's code, {@code null} for none
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
