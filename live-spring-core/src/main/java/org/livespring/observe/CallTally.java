package org.livespring.observe;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The one place where calls are added up: each once, by what was called. It remembers
 * their sums in slices of time, of which readers take the seconds or minutes they want.
 * Thread-safe; a call holds a lock for a few additions.
 */
public final class CallTally implements LiveMonitor, CallListener {

	/** Slices in the shortest time that somebody reads. */
	private static final int SLICES = 12;

	private final List<CallListener> listeners = new CopyOnWriteArrayList<>();

	/** The present slice, by names that only the application can declare. */
	private final Map<Called, CallSum> present = new ConcurrentHashMap<>();

	/** When the present slice began. */
	private volatile long began = System.nanoTime();

	private volatile long slice = Long.MAX_VALUE;

	// Guarded by this

	private final Deque<Slice> slices = new ArrayDeque<>();

	private final Map<Called, CallSum> totals = new HashMap<>();

	private long memory;

	/**
	 * Remember calls for a time.
	 * @param time how long somebody wants to look back
	 */
	public synchronized void remember(Duration time) {
		this.memory = Math.max(this.memory, time.toNanos());
		this.slice = Math.min(this.slice, time.toNanos() / SLICES);
	}

	/**
	 * Tell somebody of the end of each call from now on.
	 * @param listener who wants to know more of a call than is added up
	 */
	public void addListener(CallListener listener) {
		this.listeners.add(listener);
	}

	@Override
	public boolean measuresCalls() {
		return true;
	}

	@Override
	public CallListener callStarted(LiveCall call) {
		return this;
	}

	@Override
	public void ended(LiveCall call) {
		if (call.started() + call.duration() - this.began >= this.slice) {
			endSlice();
		}
		this.present.compute(call.called(), (called, sum) -> ((sum != null) ? sum : new CallSum()).add(call));
		this.listeners.forEach((listener) -> listener.ended(call));
	}

	/**
	 * End the present slice.
	 * @return when the next one begins, by {@link System#nanoTime()}
	 */
	public synchronized long endSlice() {
		Map<Called, CallSum> sums = new HashMap<>();
		long next = System.nanoTime();
		for (Called called : this.present.keySet()) {
			sums.put(called, Objects.requireNonNull(this.present.remove(called)));
		}
		if (!sums.isEmpty()) {
			this.slices.add(new Slice(this.began, sums));
			merge(sums, this.totals);
		}
		this.slices.removeIf((slice) -> next - slice.began > this.memory);
		this.began = next;
		return next;
	}

	private static void merge(Map<Called, CallSum> from, Map<Called, CallSum> to) {
		from.forEach((called, sum) -> to.merge(called, sum, CallSum::plus));
	}

	/**
	 * The calls of some time.
	 * @param from begin of the first slice, by {@link System#nanoTime()}
	 * @param to begin of the first slice that does not belong to it
	 * @return their sums by what was called, in a map that the caller may change
	 */
	public synchronized Map<Called, CallSum> between(long from, long to) {
		Map<Called, CallSum> sums = new HashMap<>();
		for (Slice slice : this.slices) {
			if (slice.began - from >= 0 && slice.began - to < 0) {
				merge(slice.sums, sums);
			}
		}
		return sums;
	}

	/**
	 * All calls since the start, but those of the present slice.
	 * @return their sums by what was called
	 */
	public synchronized Map<Called, CallSum> totals() {
		return Map.copyOf(this.totals);
	}

	private record Slice(long began, Map<Called, CallSum> sums) {

	}

}
