package org.livespring;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

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
	Object view(Context live);

	/**
	 * Read-only access to a room for {@link #view}. May be used only during the call of
	 * {@code view} that it was passed to.
	 */
	interface Context {

		/**
		 * Name of the room.
		 * @return the name
		 */
		String room();

		/**
		 * Locale the fragment is rendered in.
		 * @return the locale of those who see this rendering
		 */
		Locale locale();

		/**
		 * Time zone the fragment is rendered in.
		 * @return the time zone of those who see this rendering
		 */
		ZoneId zone();

		/**
		 * Get the presence of the room. The fragment is rendered again when it changes.
		 * @return the presence
		 */
		LivePresence presence();

		/**
		 * Read the newest value of a state that the members of the room share.
		 * @param <S> type of the state
		 * @param type type of the state, see {@link LiveRoom#state}
		 * @param initial value of the state until it is changed for the first time
		 * @return the value
		 */
		<S> S state(Class<S> type, S initial);

		/**
		 * Read the newest events of a type in the room.
		 * @param <E> the type
		 * @param type type of the events
		 * @param count maximum number of events
		 * @return the events, oldest first
		 */
		<E> List<LiveEvent<E>> history(Class<E> type, int count);

	}

}
