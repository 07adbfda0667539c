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
 * The changes that one call of an instance makes to its presence in rooms. Not
 * thread-safe: only the thread of the call uses it.
 */
public final class CallPresence {

	private final RoomPeople people;

	private final Map<String, Passing> passing = new LinkedHashMap<>(0);

	/** Rooms for which the call set lasting metadata. */
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
		Assert.state(presence != null, () -> "The component is not present in the room '" + room + "'");
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

	/**
	 * Rooms for which the call set lasting metadata, which must be published even if it
	 * did not change.
	 */
	public Set<String> said() {
		return this.said;
	}

	/** Temporary metadata by room. */
	public Map<String, Passing> passing() {
		return this.passing;
	}

	/**
	 * Temporary metadata of a member.
	 *
	 * @param key key of the member
	 * @param metadata the metadata as JSON
	 * @param life how long others see the metadata
	 */
	public record Passing(String key, String metadata, Duration life) {

	}

}
