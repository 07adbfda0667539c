package org.livespring.membership;

/** The connection of an instance, as far as it concerns rooms. Thread-safe. */
public interface ConnectionRooms {

	/** Whether the connection may join one more room, given the limit of its rooms. */
	boolean admitsRoom(String room);

	/** Get the id by which other code can send events to the connection from now on. */
	String reachableId();

}
