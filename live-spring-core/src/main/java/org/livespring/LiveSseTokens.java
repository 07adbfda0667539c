package org.livespring;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Creates tokens that allow reading the events of one room as Server-Sent Events for a
 * limited time. Applications inject it as a Spring bean. The {@link LiveRoomAuthorizer}
 * beans are not asked when a token is used.
 */
public interface LiveSseTokens {

	/**
	 * Create a token for the query parameter {@code token}.
	 * @param room name of the room
	 * @param life how long it is accepted; a stream ends with its token
	 * @return the token, URL-safe
	 */
	default String create(String room, Duration life) {
		return create(room, null, life);
	}

	/**
	 * Create a token for a user. All streams of the user count towards one limit.
	 * @param room name of the room
	 * @param user name of the user, {@code null} if there is none
	 * @param life how long it is accepted; a stream ends with its token
	 * @return the token, URL-safe
	 */
	String create(String room, @Nullable String user, Duration life);

}
