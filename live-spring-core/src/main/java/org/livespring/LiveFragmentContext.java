package org.livespring;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * Read-only access to a room for the {@code view} method of a {@link LiveFragment}. May
 * be used only during the call of {@code view} that it was passed to.
 */
public interface LiveFragmentContext {

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
