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
 * Adds up all calls of this node, each call once, by called method. It keeps the sums in
 * slices of time; readers ask for the seconds or minutes they need. Thread-safe;
 * recording a call holds a lock only for a few additions.
 */
public final class CallTally implements LiveMonitor, CallListener {

	/** Number of slices in the shortest time that a reader asks for. */
	private static final int SLICES = 12;

	private final List<CallListener> listeners = new CopyOnWriteArrayList<>();

	/**
	 * The current slice. Its keys are bounded, as only the application declares their
	 * names.
	 */
	private final Map<Called, CallSum> present = new ConcurrentHashMap<>();

	/** When the current slice began. */
	private volatile long began = System.nanoTime();

	private volatile long slice = Long.MAX_VALUE;

	// Guarded by this

	private final Deque<Slice> slices = new ArrayDeque<>();

	private final Map<Called, CallSum> totals = new HashMap<>();

	private long memory;

	/**
	 * Keeps sums for at least this long.
	 * @param time how far a reader wants to look back
	 */
	public synchronized void remember(Duration time) {
		this.memory = Math.max(this.memory, time.toNanos());
		this.slice = Math.min(this.slice, time.toNanos() / SLICES);
	}

	/**
	 * Adds a listener that is told of the end of each call.
	 * @param listener a listener that needs more of a call than its sums
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
	 * Ends the current slice.
	 * @return when the next slice begins, by {@link System#nanoTime()}
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
	 * Returns the calls of a period.
	 * @param from begin of the period, by {@link System#nanoTime()}; slices that begin in
	 * the period are counted
	 * @param to end of the period, exclusive
	 * @return the sums by called method, in a map that the caller may change
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
	 * Returns all calls since the start, except those of the current slice.
	 * @return the sums by called method
	 */
	public synchronized Map<Called, CallSum> totals() {
		return Map.copyOf(this.totals);
	}

	private record Slice(long began, Map<Called, CallSum> sums) {

	}

}
