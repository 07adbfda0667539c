package org.livespring.metrics;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import org.livespring.diff.Patch;
import org.livespring.observe.CallKind;
import org.livespring.observe.CallOutcome;
import org.livespring.observe.Called;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LivePhase;

/**
 * What calls make of meters: each is registered with its first event, and found without a
 * look into the registry from then on. Thread-safe, and asked after each call: it has to
 * be fast.
 */
final class CallMeters {

	private final Meters meters;

	private final Consumer<String> first;

	/** Components that were called, by names that only the application can declare. */
	private final Set<String> components = ConcurrentHashMap.newKeySet();

	private final Map<Called, ByConstant<CallOutcome, Timer>> calls = new ConcurrentHashMap<>();

	private final Map<String, Timer> renders = new ConcurrentHashMap<>();

	private final Map<String, Counter> skipped = new ConcurrentHashMap<>();

	private final Map<String, Counter> fullTexts = new ConcurrentHashMap<>();

	private final ByConstant<LivePhase, Timer> phases = new ByConstant<>(LivePhase.class, this::timer);

	/** By name of the meter. */
	private final Map<String, Timer> waits = new ConcurrentHashMap<>();

	/** By what is measured. */
	private final Map<String, DistributionSummary> sizes = new ConcurrentHashMap<>();

	/**
	 * Create the meters of calls.
	 * @param meters where they are registered
	 * @param first gets the name of each component with its first call
	 */
	CallMeters(Meters meters, Consumer<String> first) {
		this.meters = meters;
		this.first = first;
	}

	private static <K, M> M meter(Map<K, M> meters, K key, Function<K, M> register) {
		M meter = meters.get(key);
		return (meter != null) ? meter : meters.computeIfAbsent(key, register);
	}

	void record(LiveCall call) {
		String component = call.component();
		ByConstant<CallOutcome, Timer> timers = meter(this.calls, call.called(), this::timers);
		if (call.kind() == CallKind.ACTION || call.kind() == CallKind.MOUNT) {
			record(timers.get(call.outcome()), call.duration());
		}
		if (call.waited() > 0) {
			record(meter(this.waits, "live.wait", this.meters::timer), call.waited());
		}
		call.forEachPhase((phase, started, nanos) -> {
			record(this.phases.get(phase), nanos);
			if (phase == LivePhase.RENDER) {
				record(meter(this.renders, component, (name) -> this.meters.timer("live.renders", "component", name)),
						nanos);
			}
		});
		if (call.isSkipped()) {
			count(this.skipped, "live.renders.skipped", component);
		}
		if (call.html() != null && call.html().isFull()) {
			count(this.fullTexts, "live.full.texts", component);
		}
		recordDelta("html", call.html());
		recordDelta("state", call.state());
		if (call.snapshotSize() >= 0) {
			meter(this.sizes, "live.snapshot.size", this.meters::bytes).record(call.snapshotSize());
		}
	}

	private ByConstant<CallOutcome, Timer> timers(Called called) {
		if (this.components.add(called.component())) {
			this.first.accept(called.component());
		}
		return new ByConstant<>(CallOutcome.class, (outcome) -> timer(called, outcome));
	}

	private static void record(Timer timer, long nanos) {
		timer.record(nanos, TimeUnit.NANOSECONDS);
	}

	private Timer timer(Called called, CallOutcome outcome) {
		return (called.kind() == CallKind.MOUNT)
				? this.meters.timer("live.mounts", "component", called.component(), "outcome", Meters.name(outcome))
				: this.meters.histogram("live.actions", "component", called.component(), "action",
						String.valueOf(called.name()), "outcome", Meters.name(outcome));
	}

	private Timer timer(LivePhase phase) {
		return this.meters.timer("live.phases", "phase", phase.label());
	}

	private void count(Map<String, Counter> counters, String name, String component) {
		meter(counters, component, (key) -> this.meters.register(name, "component", key)).increment();
	}

	private void recordDelta(String part, @Nullable Patch patch) {
		if (patch != null && !patch.isFull()) {
			meter(this.sizes, part, (key) -> this.meters.bytes("live.delta.size", "part", key))
				.record(patch.encodedLength());
		}
	}

}
