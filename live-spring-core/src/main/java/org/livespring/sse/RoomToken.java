package org.livespring.sse;

import org.jspecify.annotations.Nullable;

/**
 * Lets who has it read a room for a while.
 *
 * @param room name of the room
 * @param user name of the user, {@code null} for nobody known
 * @param expires millisecond since 1970 from which it is not accepted any more
 */
record RoomToken(String room, @Nullable String user, long expires) {

}
