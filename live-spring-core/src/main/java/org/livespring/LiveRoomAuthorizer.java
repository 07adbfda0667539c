package org.livespring;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

/**
 * Decides which users may join which rooms. An application implements it as a Spring
 * bean; if there are several, all must agree. It is asked each time a component joins a
 * room, and again when the component is restored on a new connection. Without such a
 * bean, components may join any room and clients may join none.
 */
public interface LiveRoomAuthorizer {

	/**
	 * Whether a user may join a room.
	 * @param user the user, {@code null} if not logged in
	 * @param room name of the room
	 * @return {@code true} if the user may join
	 */
	boolean mayJoin(@Nullable Principal user, String room);

}
