package org.livespring.room;

import java.util.List;

import org.livespring.LivePosition;

/**
 * A part of a room's stream.
 *
 * @param recovered whether nothing is missing between the position asked for and the
 * first event
 * @param events the events, contiguous and in order; none if not recovered
 * @param position position of the last event of the stream when it was read
 */
public record RoomHistory(boolean recovered, List<RoomEvent> events, LivePosition position) {

	public RoomHistory {
		events = List.copyOf(events);
	}

	/**
	 * Whether there is more to read after these events.
	 * @return {@code true} if the stream goes on behind the last of them
	 */
	public boolean goesOn() {
		return !this.events.isEmpty() && !this.position.equals(this.events.get(this.events.size() - 1).position());
	}

}
