package org.livespring;

import java.security.Principal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What the {@code view} method of a component may ask of the component instance it runs
 * for. It can only read. What it reads of rooms is followed: as soon as another member
 * changes it, on whichever node, {@code view} runs again, and the component is rendered
 * if that gives another model. Nothing has to be joined or listened to for that; who may
 * see the room is decided by who calls {@code view}, the application.
 * <p>
 * A context belongs to one run of {@code view}.
 */
public interface LiveViewContext {

	/**
	 * Id of the component instance, unique in the application and the same on every node.
	 * @return the id, 11 URL-safe characters
	 */
	String id();

	/**
	 * The user the instance belongs to.
	 * @return the user, {@code null} when not logged in
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
	 * Who is in a room.
	 * @param room name of the room
	 * @return its presence
	 */
	LivePresence presence(String room);

	/**
	 * The newest value of a state that the members of a room share.
	 * @param <S> its type
	 * @param room name of the room
	 * @param type its type, see {@link LiveRoom#state}
	 * @param initial what it is as long as nobody has changed it
	 * @return the value
	 * @throws LiveException with the code {@code LIMIT_EXCEEDED} if {@code view} reads
	 * more rooms than a connection may be in
	 */
	<S> S state(String room, Class<S> type, S initial);

	/**
	 * The last events of a room, those included that the component has not been told of
	 * yet.
	 * @param <E> the type
	 * @param room name of the room
	 * @param type type of the events
	 * @param count how many at most
	 * @return the events, oldest first
	 * @throws LiveException with the code {@code LIMIT_EXCEEDED} if {@code view} reads
	 * more rooms than a connection may be in
	 */
	<E> List<LiveEvent<E>> history(String room, Class<E> type, int count);

}
