package org.livespring;

import org.jspecify.annotations.Nullable;

/**
 * Base of everything Live Spring throws by intent, with a {@linkplain #code() code} that
 * decides what a client is told. Messages are for logs and developers, never for users.
 */
public class LiveException extends RuntimeException {

	private final LiveErrorCode code;

	public LiveException(LiveErrorCode code, String message) {
		this(code, message, null);
	}

	public LiveException(LiveErrorCode code, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.code = code;
	}

	/**
	 * Why this was thrown.
	 * @return the code
	 */
	public final LiveErrorCode code() {
		return this.code;
	}

}
