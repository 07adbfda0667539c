package org.livespring;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Tells who is present in a room, on all nodes; a bean for all code that is no component.
 */
public interface LivePresence {

	/**
	 * The members of a room.
	 * @param <M> type of the metadata
	 * @param room name of the room
	 * @param type type of the metadata
	 * @return the members in the order of their keys
	 */
	<M> List<LiveMember<M>> list(String room, Class<M> type);

	/**
	 * A member of a room.
	 * @param <M> type of the metadata
	 * @param room name of the room
	 * @param key key of the member
	 * @param type type of the metadata
	 * @return the member, {@code null} if not present
	 */
	<M> @Nullable LiveMember<M> find(String room, String key, Class<M> type);

	/**
	 * How many members a room has.
	 * @param room name of the room
	 * @return the number of members, not of tabs
	 */
	int count(String room);

}
