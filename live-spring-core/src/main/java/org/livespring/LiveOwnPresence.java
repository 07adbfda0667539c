package org.livespring;

import java.time.Duration;

/**
 * The presence of a room together with the component's own presence in it. May be used
 * only during the call in which it was obtained.
 */
public interface LiveOwnPresence extends LivePresence {

	/**
	 * Become present in the room under the name of the user, or under the id of the
	 * component instance if the user is not logged in. The presence begins when the page
	 * is connected and ends when the component leaves the room or is removed from the
	 * page.
	 * @param metadata a record that the other members see
	 * @throws LiveException with the code {@code ACCESS_DENIED} if the user may not join
	 * the room
	 */
	void track(Object metadata);

	/**
	 * Become present in the room under a key that the application chooses.
	 * @param key identifies the member in the room, one line of text
	 * @param metadata a record that the other members see
	 * @throws LiveException with the code {@code ACCESS_DENIED} if the user may not join
	 * the room
	 */
	void track(String key, Object metadata);

	/**
	 * Replace the metadata that the other members see.
	 * @param metadata the new metadata, a record
	 * @throws IllegalStateException if the component is not present
	 */
	void show(Object metadata);

	/**
	 * Replace the metadata for some time and restore the previous metadata afterwards,
	 * for example to show that a user is typing.
	 * @param metadata the temporary metadata, a record
	 * @param life how long the other members see it
	 * @throws IllegalStateException if the component is not present
	 */
	void showFor(Object metadata, Duration life);

	/** End the component's presence in the room. */
	void untrack();

}
