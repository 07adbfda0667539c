package org.livespring.dashboard;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

import org.livespring.observe.CallListener;
import org.livespring.observe.LiveCall;

/**
 * Remembers the slowest calls, without those of the dashboard itself. Thread-safe: few
 * calls are slow enough to take the lock.
 */
final class SlowCalls implements CallListener {

	/** Calls remembered until they are taken. */
	static final int MOST = 8;

	/** Fastest first. Guarded by this. */
	private final Queue<LiveCall> slowest = new PriorityQueue<>(Comparator.comparingLong(LiveCall::duration));

	/** What a call has to take longer than. */
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

	/** Take those of a second, and begin anew. */
	synchronized List<SlowCall> take(long second) {
		List<SlowCall> taken = this.slowest.stream().map((call) -> SlowCall.of(call, second)).toList();
		this.slowest.clear();
		this.least = -1;
		return taken;
	}

}
