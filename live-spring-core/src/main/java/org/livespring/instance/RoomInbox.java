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
 * What has arrived from the rooms of an instance and waits for its mailbox, which takes
 * all of it at once, the first time at once and then at most once an interval. Bounded;
 * thread-safe.
 */
final class RoomInbox {

	/**
	 * Events of no interest after which the snapshot learns the position all the same.
	 */
	private static final int MOST_SILENT = 32;

	private final int capacity;

	private final long interval;

	// All guarded by this
	private final Queue<Arrival> arrivals = new ArrayDeque<>(0);

	private final Map<String, LivePosition> silent = new HashMap<>(0);

	private int silentCount;

	private boolean scheduled;

	/** The event whose trace the next call belongs to, with what follows from it. */
	private @Nullable RoomEvent leader;

	/** Where the events end that a call has taken and not applied yet, by room. */
	private final Map<String, RoomCursor> unconfirmed = new HashMap<>(0);

	/** The call that took them. */
	private @Nullable Object taker;

	/** When it was emptied last. */
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

	/** Too much to look at one by one: the last of each room says where it goes on. */
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
	 * An event of no interest went by.
	 * @return whether the snapshot is to learn the position now
	 */
	synchronized boolean advance(String room, LivePosition position) {
		this.silent.put(room, position);
		return ++this.silentCount >= MOST_SILENT;
	}

	/**
	 * Ask for a call that takes what is here.
	 * @return nanoseconds until the call, negative if one was asked for already
	 */
	synchronized long schedule() {
		if (this.scheduled) {
			return -1;
		}
		this.scheduled = true;
		return Math.max(0, this.emptied + this.interval - System.nanoTime());
	}

	/** The event that the call belongs to which is about to be submitted. */
	synchronized @Nullable RoomEvent lead() {
		Arrival first = this.arrivals.peek();
		this.leader = (first != null) ? first.event() : null;
		return this.leader;
	}

	/**
	 * Take all that has arrived. What a call before this one took and could not apply is
	 * missing now.
	 * @param taker who takes it
	 */
	synchronized Batch take(Object taker) {
		this.scheduled = false;
		this.emptied = System.nanoTime();
		List<Arrival> all = new ArrayList<>(this.unconfirmed.size() + this.arrivals.size());
		this.unconfirmed.forEach((room, cursor) -> all.add(Arrival.gap(room, cursor)));
		all.addAll(this.arrivals);
		Batch batch = new Batch(all, Map.copyOf(this.silent), this.leader);
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

	/** What a call took holds, if it took anything. */
	synchronized void confirm(Object taker) {
		if (taker == this.taker) {
			this.unconfirmed.clear();
		}
	}

	/** Whether everything that arrived has been taken. */
	synchronized boolean isQuiet() {
		return !this.scheduled;
	}

	/** How far events of no interest have brought the instance in these rooms. */
	synchronized Map<String, LivePosition> positions(Map<String, LivePosition> known) {
		Map<String, LivePosition> positions = new HashMap<>(known);
		positions.replaceAll((room, position) -> this.silent.getOrDefault(room, position));
		return positions;
	}

	/**
	 * All that one call takes.
	 *
	 * @param arrivals what arrived, in order
	 * @param silent positions after events of no interest
	 * @param leader the event whose trace the call belongs to
	 */
	record Batch(Collection<Arrival> arrivals, Map<String, LivePosition> silent, @Nullable RoomEvent leader) {

	}

	/**
	 * Something that arrived.
	 *
	 * @param room the room, {@code null} for what was sent to the user or connection
	 * @param cursor where the instance is in the room after it
	 * @param event the message with its position, {@code null} when some are missing
	 * @param listener who gets it
	 */
	record Arrival(@Nullable String room, RoomCursor cursor, @Nullable RoomEvent event,
			@Nullable ComponentListener listener) {

		/** Events up to a cursor are missing. */
		static Arrival gap(String room, RoomCursor cursor) {
			return new Arrival(room, cursor, null, null);
		}

		/** Whether events are missing that may have no position. */
		boolean isUnsettledEnd() {
			return this.event == null && !this.cursor.settled();
		}

	}

}
