package org.livespring.protocol;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/** A text that is no frame of this protocol, with its request id as far as it has one. */
public class FrameException extends LiveException {

	private final @Nullable Long requestId;

	FrameException(LiveErrorCode code, String message, @Nullable Long requestId, @Nullable Throwable cause) {
		super(code, message, cause);
		boolean valid = requestId != null && requestId > 0 && requestId <= FrameInput.MAX_NUMBER;
		this.requestId = valid ? requestId : null;
	}

	/**
	 * Id that the answer has to carry.
	 * @return the id, {@code null} if the text does not show one
	 */
	public @Nullable Long requestId() {
		return this.requestId;
	}

}
