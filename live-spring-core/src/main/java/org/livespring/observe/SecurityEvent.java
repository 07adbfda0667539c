package org.livespring.observe;

/** Something that only an attacker, a defect or a wrong configuration causes. */
public enum SecurityEvent {

	/** A snapshot that no key of this application signed as it is. */
	TAMPERED,
	/** A snapshot of another user, browser or place. */
	FOREIGN,
	/**
	 * A snapshot older than one the browser has acknowledged, or of a removed component.
	 */
	ROLLBACK,
	/** A connection from an origin that is not allowed. */
	ORIGIN,
	/** A connection that sent too much for too long and was closed. */
	FLOOD,
	/** A call that the user may not make. */
	DENIED

}
