package org.livespring;

import org.jspecify.annotations.Nullable;

/** A client sent something that is not in the protocol or beyond its limits. */
public class ProtocolException extends LiveException {

	public ProtocolException(LiveErrorCode code, String message) {
		this(code, message, null);
	}

	public ProtocolException(LiveErrorCode code, String message, @Nullable Throwable cause) {
		super(code, message, cause);
	}

}
