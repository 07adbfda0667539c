package org.livespring.room;

import org.jspecify.annotations.Nullable;

import org.livespring.LivePosition;

/**
 * A message as it arrives.
 *
 * @param message the message
 * @param position its position in the room's stream; {@code null} while the broker is
 * away, when it was delivered on its own node only and will arrive again with a position
 */
public record RoomEvent(RoomMessage message, @Nullable LivePosition position) {

}
