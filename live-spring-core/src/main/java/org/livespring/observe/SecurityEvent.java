package org.livespring.observe;

/** An event that only an attack, a defect or a wrong configuration causes. */
public enum SecurityEvent {

	/** A snapshot whose signature matches no key of this application. */
	TAMPERED,
	/**
	 * A snapshot that was issued to another user or browser, or for another place in the
	 * page.
	 */
	FOREIGN,
	/**
	 * A snapshot older than one the browser has acknowledged, or of a removed component.
	 */
	ROLLBACK,
	/** A connection from an origin that is not allowed. */
	ORIGIN,
	/** A connection that sent too much for too long and was closed. */
	FLOOD,
	/** A call that the user is not allowed to make. */
	DENIED

}
