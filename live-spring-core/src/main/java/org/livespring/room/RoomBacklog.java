package org.livespring.room;

import java.util.ArrayList;
import java.util.List;

/**
 * What happens in a room while its history is read, to be given after it. Used under the
 * lock of the channel.
 */
final class RoomBacklog {

	/** Events kept at most; beyond, the history is read once more. */
	private static final int MOST = 1000;

	private final List<RoomEvent> events = new ArrayList<>(0);

	private boolean complete = true;

	/**
	 * Keep an event if there is room for it.
	 * @return {@code false} if the history has to be read once more
	 */
	boolean keep(RoomEvent event) {
		boolean fits = this.events.size() < MOST;
		if (fits) {
			this.events.add(event);
		}
		this.complete &= fits;
		return fits;
	}

	/** Keep an event that cannot be read. */
	void keepAnyway(RoomEvent event) {
		this.events.add(event);
	}

	/** Something was missed that the next read brings. */
	void interrupt() {
		this.complete = false;
	}

	/** A read begins that brings all that was missed so far. */
	void resume() {
		this.complete = true;
	}

	/** The stream was lost, and what had no position in it came before. */
	void dropEarly() {
		this.events.removeIf((event) -> event.position() == null);
	}

	/** All events that were kept. */
	List<RoomEvent> events() {
		return this.events;
	}

	/** Those that no later read brings. */
	List<RoomEvent> early() {
		return this.events.stream().filter((event) -> event.position() == null).toList();
	}

	/** Whether nothing is missing between the history and what comes next. */
	boolean isComplete() {
		return this.complete;
	}

}
