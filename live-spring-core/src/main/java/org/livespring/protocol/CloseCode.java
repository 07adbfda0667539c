package org.livespring.protocol;

/**
 * Why a connection is closed. What a browser does next follows from the range: below 4100
 * it reconnects, below 4200 it loads the page anew, from 4400 on it does not come back;
 * {@link #NORMAL} and {@link #REPLACED} stay closed.
 */
public enum CloseCode {

	/** The page closed it. */
	NORMAL(1000),
	/** The node goes away. */
	GOING_AWAY(1001),
	/** A defect of ours. */
	SERVER_ERROR(1011),
	/** The node restarts. */
	RESTART(1012),
	/** The client did not read what it was sent. */
	SLOW_CONSUMER(4000),
	/** Nothing heard from the client for too long. */
	TIMED_OUT(4001),
	/** A newer connection of the same page took over. */
	REPLACED(4002),
	/** The page belongs to another user or browser than the handshake said. */
	FOREIGN(4003),
	/** Another node may have the components. */
	CLAIMED_ELSEWHERE(4004),
	/** Logged out, or the session ended. */
	LOGGED_OUT(4100),
	/** Not a frame of this protocol. */
	MALFORMED(4400),
	/** Origin not allowed. */
	ORIGIN_DENIED(4403),
	/** No common subprotocol. */
	NO_SUBPROTOCOL(4406),
	/** Silent after the handshake. */
	SILENT(4408),
	/** Frame or message too large. */
	TOO_LARGE(4413),
	/** Too many frames, errors or connections. */
	TOO_MANY(4429);

	private final int code;

	CloseCode(int code) {
		this.code = code;
	}

	/**
	 * The code on the wire.
	 * @return the WebSocket close code
	 */
	public int code() {
		return this.code;
	}

}
