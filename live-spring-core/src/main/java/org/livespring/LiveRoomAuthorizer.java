package org.livespring;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

/**
 * Decides who may be in which room; a Spring bean of the application. With several, all
 * must agree. Asked each time a component joins, and again when it comes back. Without
 * such a bean components may join any room, and clients none.
 */
public interface LiveRoomAuthorizer {

	/**
	 * Whether a user may join.
	 * @param user the user, {@code null} when not logged in
	 * @param room name of the room
	 * @return {@code true} if so
	 */
	boolean mayJoin(@Nullable Principal user, String room);

}
