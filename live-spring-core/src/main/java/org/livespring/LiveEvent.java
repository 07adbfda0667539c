package org.livespring;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An event of a room with what is known about it; a {@link LiveListener} method may take
 * it in place of the event itself.
 *
 * @param <E> type of the event
 * @param event the event
 * @param id unique id, the same wherever it arrives
 * @param room name of the room
 * @param position its position in the room's stream, {@code null} while the connection to
 * other nodes is lost
 * @param sender id of the component instance that published it, {@code null} for others
 * @param time when it was published
 */
public record LiveEvent<E>(E event, String id, String room, @Nullable LivePosition position, @Nullable String sender,
		Instant time) {

}
