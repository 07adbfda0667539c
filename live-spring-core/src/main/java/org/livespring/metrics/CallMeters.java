package org.livespring.metrics;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import org.livespring.diff.Patch;
import org.livespring.observe.CallKind;
import org.livespring.observe.CallListener;
import org.livespring.observe.CallOutcome;
import org.livespring.observe.Called;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LivePhase;

/**
 * The meters of calls. A meter with tags is registered at its first event and then kept
 * here, since a search in the registry is slow. Thread-safe; runs after each call, so it
 * must be fast.
 */
final class CallMeters implements CallListener {

	private final Meters meters;

	private final Consumer<String> first;

	/**
	 * Names of the components that were called. Their number is bounded, as only the
	 * application declares them.
	 */
	private final Set<String> components = ConcurrentHashMap.newKeySet();

	private final Map<Result, Timer> calls = new ConcurrentHashMap<>();

	private final Map<LivePhase, Timer> phases = new ConcurrentHashMap<>();

	private final Map<String, Timer> renders = new ConcurrentHashMap<>();

	private final Map<String, Counter> skipped = new ConcurrentHashMap<>();

	private final Map<String, Counter> fullTexts = new ConcurrentHashMap<>();

	private final Timer waits;

	private final Map<String, DistributionSummary> deltas = new ConcurrentHashMap<>();

	private final DistributionSummary snapshots;

	/**
	 * Creates the meters of calls.
	 * @param meters registers the meters
	 * @param first called with the name of a component at its first call
	 */
	CallMeters(Meters meters, Consumer<String> first) {
		this.meters = meters;
		this.first = first;
		this.waits = meters.timer("live.wait");
		this.snapshots = meters.bytes("live.snapshot.size");
	}

	/** Registers further meters. */
	Meters meters() {
		return this.meters;
	}

	@Override
	public void ended(LiveCall call) {
		String component = call.component();
		if (this.components.add(component)) {
			this.first.accept(component);
		}
		if (call.kind() == CallKind.ACTION || call.kind() == CallKind.MOUNT) {
			record(this.calls.computeIfAbsent(new Result(call.called(), call.outcome()), this::timer), call.duration());
		}
		if (call.waited() > 0) {
			record(this.waits, call.waited());
		}
		for (LiveCall.Phase phase : call.phases()) {
			record(this.phases.computeIfAbsent(phase.phase(), this::timer), phase.nanos());
			if (phase.phase() == LivePhase.RENDER) {
				record(this.renders.computeIfAbsent(component,
						(name) -> this.meters.timer("live.renders", "component", name)), phase.nanos());
			}
		}
		if (call.isSkipped()) {
			count(this.skipped, "live.renders.skipped", component);
		}
		Patch html = call.sent().html();
		if (html != null && html.isFull()) {
			count(this.fullTexts, "live.full.texts", component);
		}
		recordDelta("html", html);
		recordDelta("state", call.sent().state());
		if (call.snapshotSize() >= 0) {
			this.snapshots.record(call.snapshotSize());
		}
	}

	private static void record(Timer timer, long nanos) {
		timer.record(nanos, TimeUnit.NANOSECONDS);
	}

	private Timer timer(Result result) {
		Called called = result.called();
		String outcome = Meters.name(result.outcome());
		return (called.kind() == CallKind.MOUNT)
				? this.meters.timer("live.mounts", "component", called.component(), "outcome", outcome)
				: this.meters.histogram("live.actions", "component", called.component(), "action",
						String.valueOf(called.name()), "outcome", outcome);
	}

	private Timer timer(LivePhase phase) {
		return this.meters.timer("live.phases", "phase", phase.label());
	}

	private void count(Map<String, Counter> counters, String name, String component) {
		counters.computeIfAbsent(component, (key) -> this.meters.counter(name, "component", key)).increment();
	}

	private void recordDelta(String part, @Nullable Patch patch) {
		if (patch != null && !patch.isFull()) {
			this.deltas.computeIfAbsent(part, (key) -> this.meters.bytes("live.delta.size", "part", key))
				.record(patch.encodedLength());
		}
	}

	private record Result(Called called, CallOutcome outcome) {

	}

}
