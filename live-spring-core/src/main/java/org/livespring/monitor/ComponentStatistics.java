package org.livespring.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.observe.AdoptionCause;
import org.livespring.observe.CallKind;
import org.livespring.observe.CallListener;
import org.livespring.observe.CallSum;
import org.livespring.observe.CallSum.Figure;
import org.livespring.observe.CallTally;
import org.livespring.observe.Called;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LiveMonitor;

/** What each component does, read from the tally of all calls. Thread-safe. */
public final class ComponentStatistics implements LiveMonitor {

	private final CallTally tally;

	private final Duration window;

	private final FailingInstances failing = new FailingInstances();

	/** By name of the component, which only the application can declare. */
	private final Map<String, Entry> entries = new ConcurrentSkipListMap<>();

	/**
	 * Create statistics.
	 * @param tally adds up all calls
	 * @param window the time rates and means are taken of
	 */
	public ComponentStatistics(CallTally tally, Duration window) {
		this.tally = tally;
		this.window = window;
		tally.addReader(this::added, false);
	}

	@Override
	public boolean measuresCalls() {
		return true;
	}

	@Override
	public CallListener callStarted(LiveCall call) {
		return this.failing;
	}

	@Override
	public void adopted(@Nullable String component, AdoptionCause cause, @Nullable LiveErrorCode refusal) {
		if (component != null && refusal == null) {
			entry(component).adoptions.increment();
		}
	}

	private void added(long since, Map<Called, CallSum> sums) {
		sums.forEach((called, sum) -> {
			entry(called.component()).add(called, sum, since);
			this.failing.done(called, sum.get(Figure.LAST_DONE));
		});
	}

	private Entry entry(String component) {
		return this.entries.computeIfAbsent(component, (name) -> new Entry(this.window));
	}

	/**
	 * How all components do that did anything.
	 * @return their figures, by name
	 */
	public List<ComponentFigures> figures() {
		this.tally.handOut();
		return this.entries.entrySet().stream().map((entry) -> entry.getValue().figures(entry.getKey())).toList();
	}

	/**
	 * How a component does.
	 * @param component its name
	 * @return its figures, all zero if it did nothing
	 */
	public ComponentFigures figures(String component) {
		this.tally.handOut();
		return this.entries.getOrDefault(component, new Entry(this.window)).figures(component);
	}

	/**
	 * Take the instances of a component that are stuck: they are not failing from now on.
	 * @param component its name
	 * @param calls failed calls without one that was done in between
	 * @return their ids
	 */
	List<String> takeStuck(String component, int calls) {
		this.tally.handOut();
		return this.failing.takeStuck(component, calls);
	}

	private static final class Entry {

		private final LongAdder adoptions = new LongAdder();

		private final Duration length;

		private final Window window;

		// Guarded by this

		private long mounts;

		private long calls;

		Entry(Duration length) {
			this.length = length;
			this.window = new Window(length.toNanos());
		}

		synchronized void add(Called called, CallSum sum, long since) {
			this.mounts += (called.kind() == CallKind.MOUNT) ? sum.get(Figure.CALLS) : 0;
			this.calls += sum.get(Figure.CALLS);
			this.window.add(sum, since);
		}

		synchronized ComponentFigures figures(String component) {
			return ComponentFigures.of(component, this.mounts, this.adoptions.sum(), this.calls,
					this.window.sum(System.nanoTime()), this.length);
		}

	}

}
