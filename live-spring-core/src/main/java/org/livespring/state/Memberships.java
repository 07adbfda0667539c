package org.livespring.state;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.livespring.room.RoomCursor;

/**
 * What a component instance is a member of. Immutable.
 *
 * @param rooms where it is in the rooms it joined, by name
 * @param presences who it says it is, by room
 * @param fragments hashes of the shared fragments its HTML has places for, by
 * {@code name/room}; empty for a text that comes in a frame of its own
 */
public record Memberships(Map<String, RoomCursor> rooms, Map<String, Presence> presences,
		Map<String, String> fragments) {

	/** A member of nothing. */
	public static final Memberships NONE = new Memberships(Map.of(), Map.of(), Map.of());

	public Memberships {
		rooms = Collections.unmodifiableMap(rooms);
		presences = Collections.unmodifiableMap(presences);
		fragments = Collections.unmodifiableMap(fragments);
	}

	/**
	 * Move in a room, or join it.
	 * @param room name of the room
	 * @param cursor where the instance is in it, {@code null} to leave it
	 * @return the memberships after it
	 */
	public Memberships withRoom(String room, @Nullable RoomCursor cursor) {
		return new Memberships(with(this.rooms, room, cursor), this.presences, this.fragments);
	}

	/**
	 * Be present in a room.
	 * @param room name of the room
	 * @param presence as whom, {@code null} to be there no more
	 * @return the memberships after it
	 */
	public Memberships withPresence(String room, @Nullable Presence presence) {
		return new Memberships(this.rooms, with(this.presences, room, presence), this.fragments);
	}

	/**
	 * Have places for exactly these fragments.
	 * @param fragments hashes by {@code name/room}
	 * @return the memberships after it
	 */
	public Memberships withFragments(Map<String, String> fragments) {
		return fragments.equals(this.fragments) ? this : new Memberships(this.rooms, this.presences, fragments);
	}

	private static <V> Map<String, V> with(Map<String, V> map, String key, @Nullable V value) {
		Map<String, V> next = new LinkedHashMap<>(map);
		if (value != null) {
			next.put(key, value);
		}
		else {
			next.remove(key);
		}
		return next;
	}

	/**
	 * The rooms a user must be allowed to be in.
	 * @return names of the rooms it joined, is present in or shows a fragment of
	 */
	public Set<String> roomNames() {
		if (isEmpty()) {
			return Set.of();
		}
		Set<String> names = new HashSet<>();
		forEachRoom(names::add);
		return names;
	}

	/**
	 * Name the rooms a user must be allowed to be in, some of them repeatedly.
	 * @param consumer gets the names
	 */
	public void forEachRoom(Consumer<String> consumer) {
		this.rooms.keySet().forEach(consumer);
		this.presences.keySet().forEach(consumer);
		this.fragments.keySet().forEach((key) -> consumer.accept(key.substring(key.indexOf('/') + 1)));
	}

	/**
	 * Whether it is a member of nothing.
	 * @return {@code true} for {@link #NONE}
	 */
	public boolean isEmpty() {
		return this.rooms.isEmpty() && this.presences.isEmpty() && this.fragments.isEmpty();
	}

	/** How many memberships there are of all kinds. */
	public int size() {
		return this.rooms.size() + this.presences.size() + this.fragments.size();
	}

	/**
	 * Who an instance says it is in a room.
	 *
	 * @param key key of the member, without line breaks
	 * @param metadata JSON text
	 */
	public record Presence(String key, String metadata) {

	}

}
