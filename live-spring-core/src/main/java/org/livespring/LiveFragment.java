package org.livespring;

/**
 * A shared part of pages that looks the same for all users: it is rendered and encoded
 * once for all members of a room instead of once for each. An application implements it
 * as a Spring bean, and templates of components include it by its name and a room. After
 * each event of the room, each change of a state of the room, and each change of the
 * room's presence if {@code view} reads it, the fragment is rendered again, once for each
 * locale and time zone on each node, without a user.
 */
public interface LiveFragment {

	/**
	 * Name of the fragment in templates.
	 * @return letters, digits, {@code .}, {@code _} and {@code -}
	 */
	String name();

	/**
	 * Name of the fragment's template, by default {@code live/} and the fragment's name.
	 * @return the name, without prefix and suffix
	 */
	default String template() {
		return "live/" + name();
	}

	/**
	 * Create the current model for the template.
	 * @param live reads the room
	 * @return a record, a bean or a map
	 */
	Object view(LiveFragmentContext live);

}
