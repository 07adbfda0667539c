package org.livespring;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Makes tokens that let who has one read the events of one room for a while, as
 * Server-Sent Events; a bean. {@link LiveRoomAuthorizer} is not asked for them.
 */
public interface LiveSseTokens {

	/**
	 * Make a token for the parameter {@code token}.
	 * @param room name of the room
	 * @param life how long it is accepted; a stream ends with its token
	 * @return the token, good in a URL
	 */
	default String create(String room, Duration life) {
		return create(room, null, life);
	}

	/**
	 * Make a token for a user, whose streams are counted together.
	 * @param room name of the room
	 * @param user name of the user, {@code null} for nobody known
	 * @param life how long it is accepted; a stream ends with its token
	 * @return the token, good in a URL
	 */
	String create(String room, @Nullable String user, Duration life);

}
