package org.livespring.claim;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/** A call failed and was answered and logged when it was sent first. */
final class AnsweredException extends LiveException {

	private static final long serialVersionUID = 1;

	AnsweredException(LiveErrorCode code) {
		super(code, "So it was answered when it was sent first");
	}

}
