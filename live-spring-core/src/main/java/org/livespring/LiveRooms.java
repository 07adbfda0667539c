package org.livespring;

/**
 * Reaches rooms, users and connections on every node; a bean for all code that is no
 * component. What is published within a transaction goes out once it has committed.
 */
public interface LiveRooms {

	/**
	 * A room.
	 * @param name its name: 1 to 128 letters, digits and {@code -_.:/+~=@}, the first a
	 * letter or digit
	 * @return the room
	 */
	LiveRoom room(String name);

	/**
	 * Who is in a room.
	 * @param room its name
	 * @return its presence
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
	 * @param connection what {@link LiveContext#connection()} gave
	 * @param event the event
	 */
	void toConnection(String connection, Object event);

}
