package org.livespring;

import org.jspecify.annotations.Nullable;

import org.livespring.log.Printable;

/**
 * Base class of the exceptions that Live Spring throws. Its {@linkplain #code() code} is
 * sent to the browser; its message is for logs and developers and is never shown to
 * users. What a message has from outside cannot begin a line of a log: see
 * {@link Printable}.
 */
public class LiveException extends RuntimeException {

	private final LiveErrorCode code;

	public LiveException(LiveErrorCode code, String message) {
		this(code, message, null);
	}

	public LiveException(LiveErrorCode code, String message, @Nullable Throwable cause) {
		super((code == LiveErrorCode.MISCONFIGURED) ? message : Printable.message(message), cause);
		this.code = code;
	}

	/**
	 * The reason for the exception.
	 * @return the code
	 */
	public final LiveErrorCode code() {
		return this.code;
	}

}
