package org.livespring.membership;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.livespring.LivePosition;

/**
 * What the {@code view} method of a component read of rooms when it ran last: when that
 * changes it has to run again. What was read is not changed any more once the method has
 * returned.
 */
public final class RoomReads {

	/** Nothing was read. */
	public static final RoomReads NONE = new RoomReads();

	private final Set<String> presences = new HashSet<>(0);

	/** Names of events by room. */
	private final Map<String, Set<String>> events = new HashMap<>(0);

	/** Where the rooms were that the instance is no member of. */
	private final Map<String, LivePosition> positions = new HashMap<>(0);

	/** Whether some of it may have changed since. */
	private volatile boolean outdated;

	RoomReads() {
	}

	/** Rooms whose presence was read. */
	public Set<String> presences() {
		return this.presences;
	}

	/** Where the rooms were that the instance has to follow though it is no member. */
	public Map<String, LivePosition> positions() {
		return this.positions;
	}

	/** Whether an event of a room changes what was read. */
	public boolean contains(String room, String event) {
		Set<String> names = this.events.get(room);
		return names != null && names.contains(event);
	}

	/** An event of a room arrived. */
	public void arrived(String room, String event) {
		this.outdated |= contains(room, event);
	}

	/** Events of a room are missing. */
	public void missed(String room) {
		this.outdated |= follows(room);
	}

	/** Whether {@code view} has to run again. */
	public boolean isOutdated() {
		return this.outdated;
	}

	/** Whether events of a room were read, or what they change. */
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
