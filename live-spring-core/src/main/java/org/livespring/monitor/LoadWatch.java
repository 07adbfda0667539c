package org.livespring.monitor;

import java.time.Duration;

/** Whether a node has more to do than it can: calls wait long for their turn. */
public final class LoadWatch {

	/** Fewer calls say nothing. */
	private static final int ENOUGH = 10;

	private final ComponentStatistics statistics;

	private final Duration wait;

	/**
	 * Create the watch.
	 * @param statistics what components do
	 * @param wait mean time calls wait from which the node is overloaded
	 */
	public LoadWatch(ComponentStatistics statistics, Duration wait) {
		this.statistics = statistics;
		this.wait = wait;
	}

	/**
	 * Look at the window.
	 * @return {@code true} if calls waited too long
	 */
	public boolean isOverloaded() {
		long calls = 0;
		long nanos = 0;
		for (ComponentFigures figures : this.statistics.figures()) {
			calls += figures.calls();
			nanos += figures.calls() * figures.waited().toNanos();
		}
		return calls >= ENOUGH && nanos / calls >= this.wait.toNanos();
	}

}
