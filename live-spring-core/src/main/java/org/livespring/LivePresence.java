package org.livespring;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The members who are present in a room, on all nodes. Several tabs of one member count
 * once.
 */
public interface LivePresence {

	/**
	 * Name of the room.
	 * @return the name
	 */
	String room();

	/**
	 * The members of the room. All callers share the list, and the metadata of a member
	 * is read when it is looked at for the first time, so that the first fifty of
	 * thousands cost no more than fifty.
	 * @param <M> type of the metadata
	 * @param type type of the metadata
	 * @return the members in the order of their keys, an immutable list
	 */
	<M> List<LiveMember<M>> members(Class<M> type);

	/**
	 * Find a member of the room.
	 * @param <M> type of the metadata
	 * @param key key of the member
	 * @param type type of the metadata
	 * @return the member, {@code null} if not present
	 */
	<M> @Nullable LiveMember<M> find(String key, Class<M> type);

	/**
	 * Count the members of the room.
	 * @return the number of members, not of tabs
	 */
	int count();

}
