package org.livespring.membership;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.livespring.LivePosition;

/**
 * The rooms, presences and events that the {@code view} method of a component read in its
 * last run. When one of them changes, the method has to run again. Immutable once the
 * method has returned, except for {@link #isOutdated()}.
 */
public final class RoomReads {

	/** The method read no room. */
	public static final RoomReads NONE = new RoomReads();

	private final Set<String> presences = new HashSet<>(0);

	/** Names of the events that were read, by room. */
	private final Map<String, Set<String>> events = new HashMap<>(0);

	/** Positions of the rooms that were read and that the instance has not joined. */
	private final Map<String, LivePosition> positions = new HashMap<>(0);

	RoomReads() {
	}

	/** Rooms whose presence was read. */
	public Set<String> presences() {
		return this.presences;
	}

	/**
	 * Positions of the rooms that the instance has to follow although it has not joined
	 * them.
	 */
	public Map<String, LivePosition> positions() {
		return this.positions;
	}

	/** Whether an event concerns what was read in its room. */
	public boolean contains(String room, String event) {
		Set<String> names = this.events.get(room);
		return names != null && names.contains(event);
	}

	/**
	 * Whether no change of what a later run read can have been overlooked, because this
	 * run had read it too, or because the room is followed from a position before the
	 * later run.
	 * @param later the reads of the later run
	 */
	public boolean covers(RoomReads later) {
		return later.events.entrySet().stream().allMatch((read) -> {
			String room = read.getKey();
			return (later.positions.containsKey(room) && !follows(room))
					|| this.events.getOrDefault(room, Set.of()).containsAll(read.getValue());
		});
	}

	/** Whether the history or a shared state of a room was read. */
	public boolean follows(String room) {
		return this.events.containsKey(room);
	}

	void presence(String room) {
		this.presences.add(room);
	}

	void event(String room, String name) {
		this.events.computeIfAbsent(room, (ignored) -> new HashSet<>(1)).add(name);
	}

}
