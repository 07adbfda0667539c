package org.livespring;

import java.time.Duration;

/**
 * The presence of a component in a room, with those who are there too. To be used within
 * the call it was asked for in.
 */
public interface LiveOwnPresence extends LivePresence {

	/**
	 * Be present in the room as the user, or as somebody of their own when not logged in,
	 * from when the page is connected until the component leaves it.
	 * @param metadata what others are told of the member, a record
	 * @throws LiveException with the code {@code ACCESS_DENIED} if the user may not
	 */
	void track(Object metadata);

	/**
	 * Be present in the room under a key of the application's choice.
	 * @param key what identifies the member in the room, one line of text
	 * @param metadata what others are told of the member, a record
	 * @throws LiveException with the code {@code ACCESS_DENIED} if the user may not
	 */
	void track(String key, Object metadata);

	/**
	 * Show others something else.
	 * @param metadata what others are told of the member
	 * @throws IllegalStateException if the component is not present
	 */
	void show(Object metadata);

	/**
	 * Show others something for a while, and then again what they were told before: that
	 * somebody is typing, for example.
	 * @param metadata what others are told of the member
	 * @param life for how long
	 * @throws IllegalStateException if the component is not present
	 */
	void showFor(Object metadata, Duration life);

	/** Be present no more. */
	void untrack();

}
