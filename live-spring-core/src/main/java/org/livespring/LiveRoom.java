package org.livespring;

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
	 * A state that all members of the room share.
	 * @param <S> its type
	 * @param type its type, a record; the state is known by its {@linkplain LiveEventName
	 * name}
	 * @param initial what it is as long as nobody has changed it
	 * @return the state
	 */
	<S> LiveRoomState<S> state(Class<S> type, S initial);

}
