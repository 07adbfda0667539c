package org.livespring.instance;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.util.Assert;

import org.livespring.instance.PresenceMarks.Mark;

/**
 * Who an instance says it is in rooms, during one call. Used by the thread of the call.
 */
final class CallPresence {

	private final RoomPeople people;

	private final Map<String, Passing> passing = new LinkedHashMap<>(0);

	/** Rooms in which the instance said something that lasts. */
	private final Set<String> said = new HashSet<>(0);

	CallPresence(RoomPeople people) {
		this.people = people;
	}

	Map<String, String> track(Map<String, String> rooms, String room, String key, Object metadata) {
		Assert.isTrue(!key.isEmpty() && key.indexOf('\n') == -1, "'key' must be one line of text");
		this.passing.remove(room);
		this.said.add(room);
		Map<String, String> next = new LinkedHashMap<>(rooms);
		next.put(PresenceMarks.of(room), new Mark(key, this.people.write(metadata)).toString());
		return next;
	}

	Map<String, String> update(Map<String, String> rooms, String room, Object metadata) {
		return track(rooms, room, present(rooms, room).key(), metadata);
	}

	void pass(Map<String, String> rooms, String room, Object metadata, Duration life) {
		this.passing.put(room, new Passing(present(rooms, room).key(), this.people.write(metadata), life));
	}

	private static Mark present(Map<String, String> rooms, String room) {
		String mark = rooms.get(PresenceMarks.of(room));
		Assert.state(mark != null, () -> "Not tracked in the room '" + room + "'");
		return Mark.parse(mark);
	}

	Map<String, String> untrack(Map<String, String> rooms, String room) {
		if (!rooms.containsKey(PresenceMarks.of(room))) {
			return rooms;
		}
		Map<String, String> next = new LinkedHashMap<>(rooms);
		next.remove(PresenceMarks.of(room));
		this.passing.remove(room);
		return next;
	}

	void absorb(CallPresence other) {
		this.passing.keySet().removeAll(other.said);
		this.passing.putAll(other.passing);
		this.said.addAll(other.said);
	}

	/** Rooms in which it counts from now on what the instance is there as. */
	Set<String> said() {
		return this.said;
	}

	/** What holds for a while, by room. */
	Map<String, Passing> passing() {
		return this.passing;
	}

	/**
	 * Metadata for a while.
	 *
	 * @param key key of the member
	 * @param metadata JSON text
	 * @param life for how long
	 */
	record Passing(String key, String metadata, Duration life) {

	}

}
