package org.livespring.claim;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/** Thrown for a repeated call that had already been answered with an error and logged. */
public final class AnsweredException extends LiveException {

	private static final long serialVersionUID = 1;

	AnsweredException(LiveErrorCode code) {
		super(code, "The call was already answered with this error");
	}

}
