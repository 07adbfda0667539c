package org.livespring.instance;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

import org.livespring.LivePosition;
import org.livespring.component.ComponentListener;
import org.livespring.room.RoomCursor;
import org.livespring.room.RoomEvent;

/**
 * The bounded queue of events that have arrived from the rooms of an instance. The
 * instance's mailbox takes all of them together: the first ones immediately, later ones
 * at most once in each interval. Thread-safe.
 */
final class RoomInbox {

	/**
	 * Number of events without a listener after which the snapshot gets the new position
	 * anyway.
	 */
	private static final int MOST_SILENT = 32;

	private final int capacity;

	private final long interval;

	// All guarded by this
	private final Queue<Arrival> arrivals = new ArrayDeque<>(0);

	private final Map<String, LivePosition> silent = new HashMap<>(0);

	private int silentCount;

	private boolean scheduled;

	/** Whether {@code view} has to run again, whatever has arrived. */
	private boolean outdated;

	/** The event whose trace the next call continues. */
	private @Nullable RoomEvent leader;

	/**
	 * Positions, by room, of the last events that a call has taken but not yet confirmed.
	 */
	private final Map<String, RoomCursor> unconfirmed = new HashMap<>(0);

	/** The call that took the unconfirmed events. */
	private @Nullable Object taker;

	/** Time of the last take, see {@link System#nanoTime()}. */
	private long emptied;

	RoomInbox(int capacity, Duration interval) {
		this.capacity = capacity;
		this.interval = interval.toNanos();
		this.emptied = System.nanoTime() - this.interval;
	}

	synchronized void add(Arrival arrival) {
		if (arrival.room() != null) {
			this.silent.remove(arrival.room());
		}
		this.arrivals.add(arrival);
		if (this.arrivals.size() > this.capacity) {
			overflow();
		}
	}

	/**
	 * Replaces all waiting events by one gap for each room, up to the room's last event.
	 */
	private void overflow() {
		Map<String, Arrival> ends = new HashMap<>();
		for (Arrival arrival : this.arrivals) {
			if (arrival.room() != null) {
				ends.put(arrival.room(), Arrival.gap(arrival.room(), arrival.cursor()));
			}
		}
		this.arrivals.clear();
		this.arrivals.addAll(ends.values());
	}

	/**
	 * Record the position after an event without a listener.
	 * @return whether the snapshot should get the position now
	 */
	synchronized boolean advance(String room, LivePosition position) {
		this.silent.put(room, position);
		return ++this.silentCount >= MOST_SILENT;
	}

	/**
	 * Schedule a call that takes the waiting events.
	 * @return nanoseconds until the call, negative if a call is scheduled already
	 */
	synchronized long schedule() {
		if (this.scheduled) {
			return -1;
		}
		this.scheduled = true;
		return Math.max(0, this.emptied + this.interval - System.nanoTime());
	}

	/** Get the event whose trace the call continues that is about to be submitted. */
	synchronized @Nullable RoomEvent lead() {
		Arrival first = this.arrivals.peek();
		this.leader = (first != null) ? first.event() : null;
		return this.leader;
	}

	/**
	 * Take all waiting events. Events that an earlier call took but did not confirm are
	 * reported as a gap.
	 * @param taker the call that takes the events
	 */
	synchronized Batch take(Object taker) {
		this.scheduled = false;
		this.emptied = System.nanoTime();
		List<Arrival> all = new ArrayList<>(this.unconfirmed.size() + this.arrivals.size());
		this.unconfirmed.forEach((room, cursor) -> all.add(Arrival.gap(room, cursor)));
		all.addAll(this.arrivals);
		Batch batch = new Batch(all, Map.copyOf(this.silent), this.leader, this.outdated);
		this.outdated = false;
		this.taker = taker;
		this.arrivals.forEach((arrival) -> {
			if (arrival.room() != null) {
				this.unconfirmed.put(arrival.room(), arrival.cursor());
			}
		});
		this.arrivals.clear();
		this.silent.clear();
		this.silentCount = 0;
		return batch;
	}

	/** Something that {@code view} read may have changed. */
	synchronized void outdate() {
		this.outdated = true;
	}

	synchronized boolean isOutdated() {
		return this.outdated;
	}

	/** Confirm that a call has applied the events it took. */
	synchronized void confirm(Object taker) {
		if (taker == this.taker) {
			this.unconfirmed.clear();
		}
	}

	/** Whether no event is waiting. */
	synchronized boolean isQuiet() {
		return !this.scheduled;
	}

	/** Replace the known positions by the positions after events without a listener. */
	synchronized Map<String, LivePosition> positions(Map<String, LivePosition> known) {
		Map<String, LivePosition> positions = new HashMap<>(known);
		positions.replaceAll((room, position) -> this.silent.getOrDefault(room, position));
		return positions;
	}

	/**
	 * The events that one call takes.
	 *
	 * @param arrivals the events and gaps, in order
	 * @param silent positions after events without a listener, by room
	 * @param leader the event whose trace the call continues
	 * @param outdated whether {@code view} has to run again
	 */
	record Batch(Collection<Arrival> arrivals, Map<String, LivePosition> silent, @Nullable RoomEvent leader,
			boolean outdated) {

	}

	/**
	 * An event that arrived, or a gap.
	 *
	 * @param room name of the room, {@code null} for an event to the user or the
	 * connection
	 * @param cursor where the instance is in the room after the event
	 * @param event the event, {@code null} for a gap
	 * @param listener the listener for the event
	 */
	record Arrival(@Nullable String room, RoomCursor cursor, @Nullable RoomEvent event,
			@Nullable ComponentListener listener) {

		/** Create a gap: events up to a position were missed. */
		static Arrival gap(String room, RoomCursor cursor) {
			return new Arrival(room, cursor, null, null);
		}

		/** Whether this is a gap that may include events without a position. */
		boolean isUnsettledEnd() {
			return this.event == null && !this.cursor.settled();
		}

	}

}
