package org.livespring.dashboard;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

import org.livespring.observe.CallListener;
import org.livespring.observe.LiveCall;

/**
 * Keeps the slowest calls of each second, without those of the dashboard itself.
 * Thread-safe; only calls that are slow enough take the lock.
 */
final class SlowCalls implements CallListener {

	/** Most calls that are kept until they are taken. */
	static final int MOST = 8;

	/** Fastest first. Guarded by this. */
	private final Queue<LiveCall> slowest = new PriorityQueue<>(Comparator.comparingLong(LiveCall::duration));

	/** Duration in nanoseconds that a call has to exceed to be kept. */
	private volatile long least = -1;

	@Override
	public void ended(LiveCall call) {
		if (call.duration() > this.least && !call.component().equals(LiveDashboard.NAME)) {
			remember(call);
		}
	}

	private synchronized void remember(LiveCall call) {
		this.slowest.add(call);
		if (this.slowest.size() > MOST) {
			this.slowest.remove();
			this.least = this.slowest.element().duration();
		}
	}

	/** Returns and removes the calls of a second. */
	synchronized List<SlowCall> take(long second) {
		List<SlowCall> taken = this.slowest.stream().map((call) -> SlowCall.of(call, second)).toList();
		this.slowest.clear();
		this.least = -1;
		return taken;
	}

}
