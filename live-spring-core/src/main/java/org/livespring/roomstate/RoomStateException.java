package org.livespring.roomstate;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/** The shared state of a room cannot be read or written now. */
public class RoomStateException extends LiveException {

	/**
	 * Create an exception.
	 * @param message what went wrong
	 * @param cause why
	 */
	public RoomStateException(String message, @Nullable Throwable cause) {
		this(LiveErrorCode.ACTION_FAILED, message, cause);
	}

	/**
	 * Create an exception.
	 * @param code what the user is told
	 * @param message what went wrong
	 * @param cause why
	 */
	public RoomStateException(LiveErrorCode code, String message, @Nullable Throwable cause) {
		super(code, message, cause);
	}

}
