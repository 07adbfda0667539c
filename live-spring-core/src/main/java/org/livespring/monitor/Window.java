package org.livespring.monitor;

import java.util.ArrayDeque;
import java.util.Deque;

import org.livespring.observe.CallSum;

/**
 * Calls of one component in the last minute or so, in slices of time. Guarded by its
 * owner.
 */
final class Window {

	/** Slices in the time of a window. */
	static final int SLICES = 6;

	private final long sliceNanos;

	private final Deque<Slice> slices = new ArrayDeque<>();

	Window(long nanos) {
		this.sliceNanos = Math.max(1, nanos / SLICES);
	}

	void add(CallSum calls, long time) {
		long number = Math.floorDiv(time, this.sliceNanos);
		if (this.slices.isEmpty() || this.slices.getLast().number < number) {
			forget(number);
			this.slices.add(new Slice(number, new CallSum()));
		}
		this.slices.getLast().calls.add(calls);
	}

	CallSum sum(long now) {
		forget(Math.floorDiv(now, this.sliceNanos));
		CallSum sum = new CallSum();
		this.slices.forEach((slice) -> sum.add(slice.calls));
		return sum;
	}

	private void forget(long now) {
		this.slices.removeIf((slice) -> now - slice.number >= SLICES);
	}

	private record Slice(long number, CallSum calls) {

	}

}
