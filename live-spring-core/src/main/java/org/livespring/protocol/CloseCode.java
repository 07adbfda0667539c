package org.livespring.protocol;

/**
 * Reason for closing a connection. The range of the code tells the browser what to do:
 * below 4100 it reconnects, below 4200 it loads the page again, from 4400 on it does not
 * reconnect. After {@link #NORMAL} and {@link #REPLACED} it does not reconnect either.
 */
public enum CloseCode {

	/** The page closed the connection. */
	NORMAL(1000),
	/**
	 * The node is stopping while an action is still running, or an operator closed the
	 * connection.
	 */
	GOING_AWAY(1001),
	/** A defect in Live Spring. */
	SERVER_ERROR(1011),
	/** The node is stopping and has answered everything that ran on the connection. */
	RESTART(1012),
	/** The client reads too slowly. */
	SLOW_CONSUMER(4000),
	/** The client has sent nothing, or not the end of a message, for too long. */
	TIMED_OUT(4001),
	/** A newer connection of the same page took over. */
	REPLACED(4002),
	/** The page's snapshots belong to another user or browser than the connection. */
	FOREIGN(4003),
	/** Another node may have claimed the components of the connection. */
	CLAIMED_ELSEWHERE(4004),
	/** The node has no memory left for this client. */
	OVERLOADED(4005),
	/** The user logged out, or the HTTP session ended. */
	LOGGED_OUT(4100),
	/** The client sent something that is not a frame of this protocol. */
	MALFORMED(4400),
	/** The origin of the handshake is not allowed. */
	ORIGIN_DENIED(4403),
	/** The handshake offers no subprotocol that the server knows. */
	NO_SUBPROTOCOL(4406),
	/** The application does not let the client in. */
	BLOCKED(4407),
	/** The client sent no frame after the handshake. */
	SILENT(4408),
	/** A frame or message is too large. */
	TOO_LARGE(4413),
	/**
	 * The client sent too many frames, caused too many errors or has too many
	 * connections.
	 */
	TOO_MANY(4429);

	private final int code;

	CloseCode(int code) {
		this.code = code;
	}

	/**
	 * The numeric code.
	 * @return the WebSocket close code
	 */
	public int code() {
		return this.code;
	}

}
