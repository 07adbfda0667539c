package org.livespring;

import java.util.List;

/**
 * A room: a stream of events that all members of the room receive, on every node. Events
 * are records and are written as JSON; a receiver must declare the same type.
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
	 * @throws LiveException with the code {@code BROKER_UNAVAILABLE} if the event can be
	 * neither sent nor kept for later
	 */
	void publish(Object event);

	/**
	 * Send an event to all members but the component instance that publishes it.
	 * @param event the event
	 */
	void publishToOthers(Object event);

	/**
	 * Read the newest events of a type. A component that has joined the room, or joins it
	 * in the same call, then receives every later event and none of these again.
	 * @param <E> the type
	 * @param type the type
	 * @param count maximum number of events
	 * @return the events, oldest first
	 */
	<E> List<LiveEvent<E>> history(Class<E> type, int count);

	/**
	 * Get a state that all members of the room share.
	 * @param <S> type of the state
	 * @param type type of the state, a record; its {@linkplain LiveEventName name}
	 * identifies the state
	 * @param initial value of the state until it is changed for the first time
	 * @return the shared state
	 */
	<S> LiveRoomState<S> state(Class<S> type, S initial);

}
