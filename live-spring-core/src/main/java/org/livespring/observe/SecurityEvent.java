package org.livespring.observe;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.protocol.CloseCode;

/**
 * Something that matters for security. The engine publishes it as an event of the
 * application, so that an {@code @EventListener} gets it. The listeners run on a thread
 * of their own. Of a flood they get few events and at the end of a minute the number of
 * those that were left out.
 *
 * @param kind what happened
 * @param user name of the user, {@code null} without a login
 * @param address address of the client; that of a proxy unless the application is told
 * about proxies; {@code null} if several clients are meant
 * @param component name of the component that it concerns, {@code null} for none
 * @param connection id of the connection on this node, {@code null} for none
 * @param count how often it happened: 1, or for an event at the end of a minute the
 * number of those that were left out
 */
public record SecurityEvent(Kind kind, @Nullable String user, @Nullable String address, @Nullable String component,
		@Nullable String connection, long count) {

	/** Kinds of events. */
	public enum Kind {

		/** A snapshot whose signature matches no key of this application. */
		TAMPERED,
		/**
		 * A snapshot that was issued to another user or browser, or for another place in
		 * the page.
		 */
		FOREIGN,
		/**
		 * A snapshot older than one the browser has acknowledged, or of a removed
		 * component.
		 */
		ROLLBACK,
		/** A connection from an origin that is not allowed. */
		ORIGIN,
		/** A handshake without a subprotocol that the server knows. */
		HANDSHAKE,
		/** A client that a {@code ClientGate} does not let in. */
		BLOCKED,
		/** A call, a mount or a room that the user is not allowed. */
		DENIED,
		/** A call of a component, action or property that there is not. */
		UNKNOWN_NAME,
		/** A message that is no frame of the protocol. */
		PROTOCOL,
		/** A message, or a number of components, rooms or streams, beyond a limit. */
		OVERSIZE,
		/** A frame or stream that was refused because there were too many before it. */
		RATE_LIMITED,
		/** A connection that sent too much for too long and was closed. */
		FLOOD,
		/** A connection that was closed because it sent no frame after the handshake. */
		SILENT,
		/** A client that was refused or closed because memory is short. */
		OVERLOADED,
		/** A connection that was closed because its login ended. */
		LOGIN_ENDED;

		/**
		 * The kind of event that a refusal is.
		 * @param code why a frame or a stream was refused
		 * @return the kind, {@code null} if the refusal does not matter for security
		 */
		public static @Nullable Kind of(LiveErrorCode code) {
			return switch (code) {
				case ACCESS_DENIED -> DENIED;
				case UNKNOWN_ACTION, UNKNOWN_COMPONENT, UNKNOWN_PROPERTY -> UNKNOWN_NAME;
				case MALFORMED_FRAME, UNKNOWN_FRAME -> PROTOCOL;
				case LIMIT_EXCEEDED, TOO_MANY_COMPONENTS -> OVERSIZE;
				case RATE_LIMITED -> RATE_LIMITED;
				case OVERLOADED -> OVERLOADED;
				default -> null;
			};
		}

		/**
		 * The kind of event that the end of a connection is.
		 * @param code why the server closed it
		 * @return the kind, {@code null} if the end does not matter for security, or was
		 * told before as the refusal of a frame
		 */
		public static @Nullable Kind of(CloseCode code) {
			return switch (code) {
				case ORIGIN_DENIED -> ORIGIN;
				case NO_SUBPROTOCOL -> HANDSHAKE;
				case BLOCKED -> BLOCKED;
				case MALFORMED -> PROTOCOL;
				case TOO_LARGE -> OVERSIZE;
				case TOO_MANY -> FLOOD;
				case SILENT -> SILENT;
				case LOGGED_OUT -> LOGIN_ENDED;
				default -> null;
			};
		}

	}

}
