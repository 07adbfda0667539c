package org.livespring.protocol;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/** The one place that decides what a client learns about a failure. */
public final class ErrorMapping {

	private ErrorMapping() {
	}

	/**
	 * The code a client is told.
	 * @param failure what was thrown
	 * @return its code, {@link LiveErrorCode#INTERNAL_ERROR} for what was not thrown by
	 * intent
	 */
	public static LiveErrorCode codeOf(Throwable failure) {
		return (failure instanceof LiveException expected) ? expected.code() : LiveErrorCode.INTERNAL_ERROR;
	}

}
