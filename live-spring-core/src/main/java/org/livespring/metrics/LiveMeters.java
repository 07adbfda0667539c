package org.livespring.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.livespring.observe.ReplayOutcome;
import org.livespring.observe.SecurityEvent;

/** Gauges and counters of what happens beside calls, in one registry. Thread-safe. */
final class LiveMeters {

	static final Duration[] BUCKETS = Stream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000)
		.map(Duration::ofMillis)
		.toArray(Duration[]::new);

	private final MeterRegistry registry;

	private final ConnectionSample connections;

	/** By name and tags, which are constants. */
	private final Map<List<String>, Counter> counters = new ConcurrentHashMap<>();

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
		counter("live.hibernations");
		for (SecurityEvent event : SecurityEvent.values()) {
			counter("live.security.events", "type", LiveMetrics.name(event));
		}
		for (ReplayOutcome outcome : ReplayOutcome.values()) {
			counter("live.outbox.replays", "outcome", LiveMetrics.name(outcome));
		}
	}

	private void gauge(String name, @Nullable String unit, ToDoubleFunction<ConnectionSample> value) {
		Gauge.builder(name, this.connections, value)
			.description(Descriptions.of(name))
			.baseUnit(unit)
			.strongReference(true)
			.register(this.registry);
	}

	/** How many instances of a component there are, awake and asleep. */
	void register(String component) {
		componentGauge(component, "active", (sample) -> sample.active(component));
		componentGauge(component, "hibernated", (sample) -> sample.hibernated(component));
	}

	private void componentGauge(String component, String state, ToDoubleFunction<ConnectionSample> value) {
		Gauge.builder("live.components", this.connections, value)
			.description(Descriptions.of("live.components"))
			.tags("component", component, "state", state)
			.strongReference(true)
			.register(this.registry);
	}

	/** Count something that happens less often than calls. */
	Counter counter(String name, String... tags) {
		return this.counters.computeIfAbsent(key(name, tags),
				(key) -> Counter.builder(name).description(Descriptions.of(name)).tags(tags).register(this.registry));
	}

	private static List<String> key(String name, String... tags) {
		String[] key = new String[tags.length + 1];
		key[0] = name;
		System.arraycopy(tags, 0, key, 1, tags.length);
		return List.of(key);
	}

}
