package org.livespring;

/**
 * Sends events to rooms, users and connections on every node. Code outside of components
 * injects it as a Spring bean. Events that are published within a transaction are sent
 * once the transaction has committed.
 */
public interface LiveRooms {

	/**
	 * Get a room.
	 * @param name name of the room: 1 to 128 letters, digits and {@code -_.:/+~=@},
	 * beginning with a letter or digit
	 * @return the room
	 */
	LiveRoom room(String name);

	/**
	 * Get the presence of a room.
	 * @param room name of the room
	 * @return the presence
	 */
	LivePresence presence(String room);

	/**
	 * Send an event to the components on all open pages of a user.
	 * @param user name of the user
	 * @param event the event
	 */
	void toUser(String user, Object event);

	/**
	 * Send an event to the components of one connection.
	 * @param connection id of the connection, see {@link LiveContext#connection()}
	 * @param event the event
	 */
	void toConnection(String connection, Object event);

}
