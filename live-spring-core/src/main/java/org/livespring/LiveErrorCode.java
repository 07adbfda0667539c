package org.livespring;

/**
 * Reason for a refusal or a failure. The browser receives the constant's name.
 */
public enum LiveErrorCode {

	/**
	 * A frame that is invalid: broken JSON, wrong types, too deeply nested, or fields
	 * missing.
	 */
	MALFORMED_FRAME,
	/** A frame of a type that is unknown or that only a server may send. */
	UNKNOWN_FRAME,
	/**
	 * Input or data with more bytes, characters, digits or entries than a limit allows.
	 */
	LIMIT_EXCEEDED,
	/** More component instances on a connection or page than allowed. */
	TOO_MANY_COMPONENTS,
	/** More frames per second than allowed. */
	RATE_LIMITED,
	/** The node has no memory left for this client; nothing is lost. */
	OVERLOADED,
	/** No component has this name, or a client may not mount it. */
	UNKNOWN_COMPONENT,
	/** The connection has no component instance with this id. */
	UNKNOWN_INSTANCE,
	/** The component has no action, listener or task with this name. */
	UNKNOWN_ACTION,
	/** The state has no property with this name, or a browser may not write it. */
	UNKNOWN_PROPERTY,
	/** A payload that does not fit the declared type. */
	INVALID_PAYLOAD,
	/**
	 * Input that violates constraints; the component renders the errors of the fields.
	 */
	VALIDATION_FAILED,
	/**
	 * A snapshot that this application did not sign, or that belongs to another browser,
	 * user or place in the page.
	 */
	INVALID_STATE,
	/** A snapshot that has expired. */
	EXPIRED_STATE,
	/** A snapshot that is older than one the browser has acknowledged. */
	STALE_STATE,
	/**
	 * A snapshot of a newer state version than this node knows; another node can read it.
	 */
	ELSEWHERE,
	/** A call that may have run on a lost connection, and was therefore not run again. */
	UNKNOWN_OUTCOME,
	/** The user is not allowed to do this. */
	ACCESS_DENIED,
	/** The application refused the call; the message tells the user why. */
	REFUSED,
	/** An action ran longer than {@code live.actions.timeout} and was interrupted. */
	TIMEOUT,
	/** A component method threw an exception. */
	ACTION_FAILED,
	/** A template threw an exception. */
	RENDER_FAILED,
	/** A component in a page whose response headers had already been sent. */
	PAGE_COMMITTED,
	/** A component class or a property is invalid; thrown at start only. */
	MISCONFIGURED,
	/** The connection to other nodes (Redis) is lost, and the operation needs it. */
	BROKER_UNAVAILABLE,
	/** A defect in Live Spring. */
	INTERNAL_ERROR

}
