package org.livespring;

/**
 * A part of a page that is the same for all who see it: rendered and sent once for all
 * members of a room instead of once for each. A Spring bean of the application; templates
 * of components put it into a page by its name and a room. It is rendered again after
 * each event of the room, for each locale, time zone and node, and by no user.
 */
public interface LiveFragment {

	/**
	 * Name by which templates ask for it.
	 * @return letters, digits, {@code .}, {@code _} and {@code -}
	 */
	String name();

	/**
	 * Name of its template, by default {@code live/} and the name.
	 * @return the name, without prefix and suffix
	 */
	default String template() {
		return "live/" + name();
	}

	/**
	 * Give the template's model as it is now.
	 * @param room name of the room
	 * @return a record, a bean or a map
	 */
	Object view(String room);

}
