package org.livespring.roomstate;

import org.livespring.LiveErrorCode;

/**
 * The store of shared states did not answer. What was to be written may have been
 * written.
 */
public final class UnansweredRoomStateException extends RoomStateException {

	/**
	 * Create an exception.
	 * @param message what went wrong
	 * @param cause why
	 */
	public UnansweredRoomStateException(String message, Throwable cause) {
		super(LiveErrorCode.BROKER_UNAVAILABLE, message, cause);
	}

}
