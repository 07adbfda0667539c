package org.livespring.protocol;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/**
 * Thrown for a text that is not a frame of this protocol. Has the text's request id if
 * that could be read.
 */
public class FrameException extends LiveException {

	private final @Nullable Long requestId;

	FrameException(LiveErrorCode code, String message, @Nullable Long requestId, @Nullable Throwable cause) {
		super(code, message, cause);
		boolean valid = requestId != null && requestId > 0 && requestId <= FrameInput.MAX_NUMBER;
		this.requestId = valid ? requestId : null;
	}

	/**
	 * Request id for the answer.
	 * @return the id, {@code null} if the text has no readable request id
	 */
	public @Nullable Long requestId() {
		return this.requestId;
	}

}
