package org.livespring.room;

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
		super(LiveErrorCode.ACTION_FAILED, message, cause);
	}

}
