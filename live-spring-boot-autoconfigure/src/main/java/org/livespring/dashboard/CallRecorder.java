package org.livespring.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.livespring.observe.CallKind;
import org.livespring.observe.CallListener;
import org.livespring.observe.CallOutcome;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LiveMonitor;

/**
 * Adds up the calls of a second, without those of the dashboard itself. Thread-safe: a
 * call holds the lock for a few additions.
 */
public final class CallRecorder implements LiveMonitor, CallListener {

	/** Slow calls remembered of one second. */
	private static final int SLOWEST = 8;

	private Second second = new Second();

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
		long bytes = ((call.html() != null) ? call.html().encodedLength() : 0)
				+ ((call.state() != null) ? call.state().encodedLength() : 0);
		synchronized (this) {
			this.second.add(call, bytes);
		}
	}

	/** Take what was added up, and begin anew. */
	synchronized Second take() {
		Second taken = this.second;
		this.second = new Second();
		return taken;
	}

	/** What a call is shown as. */
	private static String name(LiveCall call) {
		String name = call.name();
		if (name != null && call.kind() == CallKind.ACTION) {
			return name;
		}
		String kind = "(" + call.kind().name().toLowerCase(Locale.ROOT) + ")";
		return (name != null) ? name + " " + kind : kind;
	}

	/** The calls of a second. Guarded by the recorder until it was taken. */
	static final class Second {

		final Latencies latencies = new Latencies();

		final Map<Called, Tally> calls = new HashMap<>();

		private final List<LiveCall> slowest = new ArrayList<>();

		long actions;

		long others;

		long failed;

		long bytes;

		long snapshots;

		long snapshotSize;

		void add(LiveCall call, long bytes) {
			boolean fromBrowser = call.kind() == CallKind.ACTION || call.kind() == CallKind.PROPERTY;
			if (fromBrowser) {
				this.latencies.record(call.duration());
			}
			this.actions += fromBrowser ? 1 : 0;
			this.others += fromBrowser ? 0 : 1;
			boolean failed = call.outcome() == CallOutcome.FAILED;
			this.failed += failed ? 1 : 0;
			this.bytes += bytes;
			if (call.snapshotSize() >= 0) {
				this.snapshots++;
				this.snapshotSize += call.snapshotSize();
			}
			Called called = new Called(call.component(), name(call));
			this.calls.computeIfAbsent(called, (key) -> new Tally()).add(call.duration(), failed);
			remember(call);
		}

		private void remember(LiveCall call) {
			if (this.slowest.size() == SLOWEST) {
				if (this.slowest.get(SLOWEST - 1).duration() >= call.duration()) {
					return;
				}
				this.slowest.remove(SLOWEST - 1);
			}
			this.slowest.add(call);
			this.slowest.sort(Comparator.comparingLong(LiveCall::duration).reversed());
		}

		List<SlowCall> slowest(long second) {
			return this.slowest.stream().map((call) -> slow(call, second)).toList();
		}

		private static SlowCall slow(LiveCall call, long second) {
			Map<String, Long> phases = new HashMap<>();
			call.phases().forEach((phase) -> phases.merge(phase.name(), phase.nanos(), Long::sum));
			Map.Entry<String, Long> longest = phases.entrySet()
				.stream()
				.max(Map.Entry.comparingByValue())
				.orElse(Map.entry("", 0L));
			return new SlowCall(call.component(), name(call), second, call.duration(), call.waited(), longest.getKey(),
					longest.getValue());
		}

	}

	/**
	 * What is called.
	 *
	 * @param component name of the component
	 * @param call name of the action or task, or the kind of call
	 */
	record Called(String component, String call) {

	}

	/** Calls of one kind. */
	static final class Tally {

		final Latencies latencies = new Latencies();

		long failed;

		void add(long nanos, boolean failed) {
			this.latencies.record(nanos);
			this.failed += failed ? 1 : 0;
		}

		void add(Tally other) {
			this.latencies.add(other.latencies);
			this.failed += other.failed;
		}

	}

}
