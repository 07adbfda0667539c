package org.livespring.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import org.livespring.session.LivePhase;
import org.livespring.session.ReplayOutcome;
import org.livespring.session.SecurityEvent;

/** The meters of one registry, each made when it is first needed. Thread-safe. */
final class LiveMeters {

	private static final Duration[] BUCKETS = Stream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000)
		.map(Duration::ofMillis)
		.toArray(Duration[]::new);

	private final MeterRegistry registry;

	private final ConnectionSample connections;

	/** By name and tags, which are constants and declared names. */
	private final Map<List<String>, Meter> meters = new ConcurrentHashMap<>();

	/** The timers that each call needs most often. */
	private final Map<LivePhase, Timer> phases = new ConcurrentHashMap<>();

	private final Set<String> components = ConcurrentHashMap.newKeySet();

	LiveMeters(MeterRegistry registry, ConnectionSample connections) {
		this.registry = registry;
		this.connections = connections;
	}

	/** What is to be there from the start, so that its first change is seen. */
	void registerAll() {
		gauge("live.connections", null, ConnectionSample::connections);
		gauge("live.connections.lingering", null, ConnectionSample::lingering);
		gauge("live.queue", "bytes", ConnectionSample::queued);
		gauge("live.queue.longest", "bytes", ConnectionSample::longestQueue);
		counter("live.connections.opened");
		counter("live.slow.consumers");
		for (SecurityEvent event : SecurityEvent.values()) {
			counter("live.security.events", "type", LiveMetrics.name(event));
		}
		for (ReplayOutcome outcome : ReplayOutcome.values()) {
			counter("live.outbox.replays", "outcome", LiveMetrics.name(outcome));
		}
	}

	private void gauge(String name, @Nullable String unit, ToDoubleFunction<ConnectionSample> value) {
		Gauge.builder(name, this.connections, value).baseUnit(unit).strongReference(true).register(this.registry);
	}

	/** How many instances of a component there are, from its first call on. */
	void componentGauge(String component) {
		if (this.components.add(component)) {
			Gauge.builder("live.components", this.connections, (sample) -> sample.components(component))
				.tags("component", component, "state", "active")
				.strongReference(true)
				.register(this.registry);
		}
	}

	Timer actionTimer(String component, String action, String outcome) {
		return (Timer) meter(key("live.actions", component, action, outcome),
				(key) -> Timer.builder("live.actions")
					.tags("component", component, "action", action, "outcome", outcome)
					.serviceLevelObjectives(BUCKETS)
					.register(this.registry));
	}

	Timer phaseTimer(LivePhase phase) {
		Timer timer = this.phases.get(phase);
		return (timer != null) ? timer
				: this.phases.computeIfAbsent(phase, (key) -> timer("live.phases", "phase", LiveMetrics.name(key)));
	}

	Timer timer(String name, String... tags) {
		return (Timer) meter(key(name, tags), (key) -> Timer.builder(name).tags(tags).register(this.registry));
	}

	Counter counter(String name, String... tags) {
		return (Counter) meter(key(name, tags), (key) -> Counter.builder(name).tags(tags).register(this.registry));
	}

	DistributionSummary bytes(String name, String... tags) {
		return (DistributionSummary) meter(key(name, tags),
				(key) -> DistributionSummary.builder(name).baseUnit("bytes").tags(tags).register(this.registry));
	}

	private Meter meter(List<String> key, Function<List<String>, Meter> factory) {
		Meter meter = this.meters.get(key);
		return (meter != null) ? meter : this.meters.computeIfAbsent(key, factory);
	}

	private static List<String> key(String name, String... tags) {
		String[] key = new String[tags.length + 1];
		key[0] = name;
		System.arraycopy(tags, 0, key, 1, tags.length);
		return List.of(key);
	}

}
