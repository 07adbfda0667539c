package org.livespring.membership;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.util.Assert;

import org.livespring.state.Memberships;
import org.livespring.state.Memberships.Presence;

/**
 * Who an instance says it is in rooms, during one call. Used by the thread of the call.
 */
public final class CallPresence {

	private final RoomPeople people;

	private final Map<String, Passing> passing = new LinkedHashMap<>(0);

	/** Rooms in which the instance said something that lasts. */
	private final Set<String> said = new HashSet<>(0);

	CallPresence(RoomPeople people) {
		this.people = people;
	}

	Memberships track(Memberships memberships, String room, String key, Object metadata) {
		Assert.isTrue(!key.isEmpty() && key.indexOf('\n') == -1, "'key' must be one line of text");
		this.passing.remove(room);
		this.said.add(room);
		return memberships.withPresence(room, new Presence(key, this.people.write(metadata)));
	}

	Memberships show(Memberships memberships, String room, Object metadata) {
		return track(memberships, room, present(memberships, room).key(), metadata);
	}

	void pass(Memberships memberships, String room, Object metadata, Duration life) {
		this.passing.put(room, new Passing(present(memberships, room).key(), this.people.write(metadata), life));
	}

	private static Presence present(Memberships memberships, String room) {
		Presence presence = memberships.presences().get(room);
		Assert.state(presence != null, () -> "Not tracked in the room '" + room + "'");
		return presence;
	}

	Memberships untrack(Memberships memberships, String room) {
		if (!memberships.presences().containsKey(room)) {
			return memberships;
		}
		this.passing.remove(room);
		return memberships.withPresence(room, null);
	}

	void absorb(CallPresence other) {
		this.passing.keySet().removeAll(other.said);
		this.passing.putAll(other.passing);
		this.said.addAll(other.said);
	}

	/** Rooms in which it counts from now on what the instance is there as. */
	public Set<String> said() {
		return this.said;
	}

	/** What holds for a while, by room. */
	public Map<String, Passing> passing() {
		return this.passing;
	}

	/**
	 * Metadata for a while.
	 *
	 * @param key key of the member
	 * @param metadata JSON text
	 * @param life for how long
	 */
	public record Passing(String key, String metadata, Duration life) {

	}

}
