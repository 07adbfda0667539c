package org.livespring.sse;

import org.jspecify.annotations.Nullable;

/**
 * The content of a token that allows its holder to read a room until it expires.
 *
 * @param room name of the room
 * @param user name of the user, {@code null} if the user is not known
 * @param expires when it expires, in milliseconds since 1970
 */
record RoomToken(String room, @Nullable String user, long expires) {

}
