package org.livespring;

/**
 * Why something was refused or failed. The wire name is the constant's name.
 */
public enum LiveErrorCode {

	/** Not a frame: broken JSON, wrong types, too deep, missing fields. */
	MALFORMED_FRAME,
	/** A frame type this version does not know or a client may not send. */
	UNKNOWN_FRAME,
	/** More bytes, characters, digits or entries than allowed. */
	LIMIT_EXCEEDED,
	/** More components on the connection or page than allowed. */
	TOO_MANY_COMPONENTS,
	/** More frames per second than allowed. */
	RATE_LIMITED,
	/** No component of that name, or none that a client may mount. */
	UNKNOWN_COMPONENT,
	/** No such instance on this connection. */
	UNKNOWN_INSTANCE,
	/** No such action, listener or task. */
	UNKNOWN_ACTION,
	/** No such property, or none that a browser may write. */
	UNKNOWN_PROPERTY,
	/** A payload that does not fit the declared type. */
	INVALID_PAYLOAD,
	/** Input that violates constraints; the errors of the fields are rendered. */
	VALIDATION_FAILED,
	/** A snapshot that is not ours, not this browser's or not for this place. */
	INVALID_STATE,
	/** A snapshot past its expiry. */
	EXPIRED_STATE,
	/** A snapshot older than one the browser has acknowledged. */
	STALE_STATE,
	/** A snapshot of a newer version than this node runs; another node can read it. */
	ELSEWHERE,
	/** A call of a lost connection that may have run: it was not run again. */
	UNKNOWN_OUTCOME,
	/** Not allowed for this user. */
	ACCESS_DENIED,
	/** The application refused; the message says why. */
	REFUSED,
	/** An action took longer than {@code live.actions.timeout} and was stopped. */
	TIMEOUT,
	/** A component method threw. */
	ACTION_FAILED,
	/** A template failed. */
	RENDER_FAILED,
	/** A page that cannot carry a component: its response was sent too early. */
	PAGE_COMMITTED,
	/** A component class or a property that cannot work; only at start. */
	MISCONFIGURED,
	/** No way to other nodes, and no place to keep what they are to get. */
	BROKER_UNAVAILABLE,
	/** A defect of ours. */
	INTERNAL_ERROR

}
