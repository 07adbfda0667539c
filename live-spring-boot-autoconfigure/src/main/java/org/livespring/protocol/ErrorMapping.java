package org.livespring.protocol;

import org.jspecify.annotations.Nullable;
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

	/**
	 * The request a failure answers.
	 * @param failure what was thrown
	 * @return the id, {@code null} if the failure does not know it
	 */
	public static @Nullable Long requestIdOf(Throwable failure) {
		return (failure instanceof FrameException refused) ? refused.requestId() : null;
	}

	/**
	 * Whether a failure ends the connection.
	 * @param code the code of the failure
	 * @return the close code, {@code null} where an {@link ServerFrame.ErrorFrame} is the
	 * answer
	 */
	public static @Nullable CloseCode closeCodeFor(LiveErrorCode code) {
		return switch (code) {
			case SLOW_CONSUMER -> CloseCode.SLOW_CONSUMER;
			case TIMED_OUT -> CloseCode.TIMED_OUT;
			case ORIGIN_DENIED -> CloseCode.ORIGIN_DENIED;
			default -> null;
		};
	}

}
