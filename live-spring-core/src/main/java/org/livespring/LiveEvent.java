package org.livespring;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An event of a room with its metadata. A {@link LiveListener} method may take it in
 * place of the event itself.
 *
 * @param <E> type of the event
 * @param event the event
 * @param id unique id, the same for all receivers
 * @param room name of the room
 * @param position position in the room's stream, {@code null} if it was published while
 * the connection to Redis was lost
 * @param sender id of the component instance that published the event, {@code null} if it
 * was not published by a component
 * @param time time at which the event was published
 */
public record LiveEvent<E>(E event, String id, String room, @Nullable LivePosition position, @Nullable String sender,
		Instant time) {

}
