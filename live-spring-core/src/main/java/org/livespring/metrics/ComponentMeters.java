package org.livespring.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.util.function.SingletonSupplier;

import org.livespring.observe.CallOutcome;
import org.livespring.observe.LiveCall;

/**
 * The meters of one component: each is registered with its first event, and found without
 * a look into the registry from then on. Thread-safe.
 */
final class ComponentMeters {

	private final MeterRegistry registry;

	private final String component;

	private final Map<CallOutcome, Supplier<Timer>> mounts;

	/** By name, which only the component can declare. */
	private final Map<String, Map<CallOutcome, Supplier<Timer>>> actions = new ConcurrentHashMap<>();

	private final Supplier<Timer> renders;

	private final Supplier<Counter> skipped;

	private final Supplier<Counter> fullTexts;

	/**
	 * Create the meters of a component.
	 * @param registry where they are registered
	 * @param component its declared name
	 */
	ComponentMeters(MeterRegistry registry, String component) {
		this.registry = registry;
		this.component = component;
		this.mounts = byOutcome((outcome) -> timer("live.mounts").tag("outcome", outcome));
		this.renders = SingletonSupplier.of(() -> timer("live.renders").register(registry));
		this.skipped = counter("live.renders.skipped");
		this.fullTexts = counter("live.full.texts");
	}

	private Timer.Builder timer(String name) {
		return Timer.builder(name).description(Descriptions.of(name)).tag("component", this.component);
	}

	private Supplier<Counter> counter(String name) {
		return SingletonSupplier.of(() -> Counter.builder(name)
			.description(Descriptions.of(name))
			.tag("component", this.component)
			.register(this.registry));
	}

	private Map<CallOutcome, Supplier<Timer>> byOutcome(Function<String, Timer.Builder> builder) {
		Map<CallOutcome, Supplier<Timer>> timers = new EnumMap<>(CallOutcome.class);
		for (CallOutcome outcome : CallOutcome.values()) {
			timers.put(outcome,
					SingletonSupplier.of(() -> builder.apply(LiveMetrics.name(outcome)).register(this.registry)));
		}
		return timers;
	}

	void mounted(LiveCall call) {
		record(this.mounts, call);
	}

	/**
	 * An action ended.
	 * @param action its declared name
	 * @param call its call
	 */
	void acted(String action, LiveCall call) {
		Map<CallOutcome, Supplier<Timer>> timers = this.actions.get(action);
		if (timers == null) {
			timers = this.actions.computeIfAbsent(action,
					(name) -> byOutcome((outcome) -> timer("live.actions").tags("action", name, "outcome", outcome)
						.serviceLevelObjectives(LiveMeters.BUCKETS)));
		}
		record(timers, call);
	}

	private static void record(Map<CallOutcome, Supplier<Timer>> timers, LiveCall call) {
		Supplier<Timer> timer = timers.get(call.outcome());
		if (timer != null) {
			timer.get().record(call.duration(), TimeUnit.NANOSECONDS);
		}
	}

	void rendered(long nanos) {
		this.renders.get().record(nanos, TimeUnit.NANOSECONDS);
	}

	void skipped() {
		this.skipped.get().increment();
	}

	void sentWhole() {
		this.fullTexts.get().increment();
	}

}
