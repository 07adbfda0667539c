package org.livespring.identity;

/**
 * Tells which HTTP sessions were made to expire before their time, for example by an
 * administrator or because the user has logged in elsewhere.
 */
@FunctionalInterface
public interface ExpiredSessions {

	/** Knows of none. */
	ExpiredSessions NONE = (session) -> false;

	/**
	 * Whether a session was made to expire. Called every second for each session with
	 * connections, so it must be fast.
	 * @param session id of the HTTP session
	 */
	boolean contains(String session);

}
