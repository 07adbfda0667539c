package org.livespring.membership;

/** The connection of an instance as a member of rooms. Thread-safe. */
public interface ConnectionRooms {

	/** Whether the connection may be in a room, with those it is in. */
	boolean admitsRoom(String room);

	/** An id that other code can reach the connection by, from now on. */
	String reachableId();

}
