package org.livespring;

import java.time.Duration;
import java.util.List;

/**
 * A room: a stream of events for all who are in it, on every node. Events are records,
 * written as JSON; who receives one must declare the same type.
 */
public interface LiveRoom {

	/**
	 * The room's name.
	 * @return the name
	 */
	String name();

	/**
	 * Send an event to all members.
	 * @param event the event
	 * @throws LiveException with the code {@code BROKER_UNAVAILABLE} if nobody would get
	 * it
	 */
	void publish(Object event);

	/**
	 * Send an event to all members but the component instance that publishes it.
	 * @param event the event
	 */
	void publishToOthers(Object event);

	/**
	 * Read the last events of a type. A component that is in the room, or joins it in the
	 * same call, gets every later event and none of these.
	 * @param <E> the type
	 * @param type the type
	 * @param count how many at most
	 * @return the events, oldest first
	 */
	<E> List<LiveEvent<E>> history(Class<E> type, int count);

	/**
	 * Be present in the room as the user, or as somebody of their own when not logged in,
	 * from when the page is connected until the component leaves it. Several tabs of one
	 * user are one member. Only for a component.
	 * @param metadata what others are told of the member, a record
	 * @throws LiveException with the code {@code ACCESS_DENIED} if the user may not
	 */
	void track(Object metadata);

	/**
	 * Be present in the room under a key of the application's choice. Only for a
	 * component.
	 * @param key what identifies the member in the room, one line of text
	 * @param metadata what others are told of the member, a record
	 * @throws LiveException with the code {@code ACCESS_DENIED} if the user may not
	 */
	void track(String key, Object metadata);

	/**
	 * Tell others something else. Only for a component that is present.
	 * @param metadata what others are told of the member
	 */
	void update(Object metadata);

	/**
	 * Tell others something for a while, and then again what they were told before: that
	 * somebody is typing, for example. Only for a component that is present.
	 * @param metadata what others are told of the member
	 * @param life for how long
	 */
	void update(Object metadata, Duration life);

	/** Be present no more. Only for a component. */
	void untrack();

	/**
	 * Who is present, on all nodes.
	 * @param <M> type of the metadata
	 * @param type type of the metadata
	 * @return the members in the order of their keys
	 */
	<M> List<LiveMember<M>> members(Class<M> type);

	/**
	 * A state that all members of the room share.
	 * @param <S> its type
	 * @param type its type, a record; the state is known by its {@linkplain LiveEventName
	 * name}
	 * @param initial what it is as long as nobody has changed it
	 * @return the state
	 */
	<S> LiveRoomState<S> state(Class<S> type, S initial);

}
