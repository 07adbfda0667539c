package org.livespring.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.livespring.observe.CallListener;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LiveMonitor;

/**
 * Remembers the slowest calls, without those of the dashboard itself. Thread-safe: few
 * calls are slow enough to take the lock.
 */
public final class SlowCalls implements LiveMonitor, CallListener {

	/** Calls remembered until they are taken. */
	static final int MOST = 8;

	/** Slowest first. Guarded by this. */
	private List<LiveCall> slowest = new ArrayList<>();

	/** What a call has to take longer than. */
	private volatile long least = -1;

	@Override
	public boolean measuresCalls() {
		return true;
	}

	@Override
	public @Nullable CallListener callStarted(LiveCall call) {
		return call.component().equals(LiveDashboard.NAME) ? null : this;
	}

	@Override
	public void ended(LiveCall call) {
		if (call.duration() > this.least) {
			remember(call);
		}
	}

	private synchronized void remember(LiveCall call) {
		this.slowest.add(call);
		this.slowest.sort(Comparator.comparingLong(LiveCall::duration).reversed());
		if (this.slowest.size() > MOST) {
			this.slowest.remove(MOST);
		}
		if (this.slowest.size() == MOST) {
			this.least = this.slowest.get(MOST - 1).duration();
		}
	}

	/** Take those of a second, and begin anew. */
	synchronized List<SlowCall> take(long second) {
		List<LiveCall> taken = this.slowest;
		this.slowest = new ArrayList<>();
		this.least = -1;
		return taken.stream().map((call) -> SlowCall.of(call, second)).toList();
	}

}
