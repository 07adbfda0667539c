package org.livespring;

import java.security.Principal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Read-only access to the component instance and to rooms for the {@code view} method of
 * a component. The instance follows the rooms that {@code view} reads: when presence,
 * shared state or history changes, on any node, {@code view} runs again, and the
 * component is rendered if the new model differs. The component needs neither to join
 * these rooms nor to listen to their events. The {@link LiveRoomAuthorizer} beans are not
 * asked: the component itself must decide whether the user may see a room.
 * <p>
 * A context may be used only during the call of {@code view} that it was passed to.
 */
public interface LiveViewContext {

	/**
	 * Id of the component instance, unique in the application and the same on every node.
	 * @return the id, 11 URL-safe characters
	 */
	String id();

	/**
	 * The user of the page.
	 * @return the user, {@code null} if not logged in
	 */
	@Nullable Principal principal();

	/**
	 * Locale the component is rendered in.
	 * @return the locale of the page request
	 */
	Locale locale();

	/**
	 * Time zone the component is rendered in.
	 * @return the time zone of the page request
	 */
	ZoneId zone();

	/**
	 * Get the presence of a room.
	 * @param room name of the room
	 * @return the presence
	 */
	LivePresence presence(String room);

	/**
	 * Read the newest value of a state that the members of a room share.
	 * @param <S> type of the state
	 * @param room name of the room
	 * @param type type of the state, see {@link LiveRoom#state}
	 * @param initial value of the state until it is changed for the first time
	 * @return the value
	 * @throws LiveException with the code {@code LIMIT_EXCEEDED} if {@code view} reads
	 * more rooms than a connection may be in
	 */
	<S> S state(String room, Class<S> type, S initial);

	/**
	 * Read the newest events of a type in a room, including events that the component's
	 * listeners have not received yet.
	 * @param <E> the type
	 * @param room name of the room
	 * @param type type of the events
	 * @param count maximum number of events
	 * @return the events, oldest first
	 * @throws LiveException with the code {@code LIMIT_EXCEEDED} if {@code view} reads
	 * more rooms than a connection may be in
	 */
	<E> List<LiveEvent<E>> history(String room, Class<E> type, int count);

}
