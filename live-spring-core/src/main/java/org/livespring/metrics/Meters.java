package org.livespring.metrics;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Registers meters with their descriptions in one registry. {@code docs/metrics.md}
 * explains them. Thread-safe.
 */
final class Meters {

	private static final Map<String, String> TEXTS = Map.ofEntries(Map.entry("live.connections", "Open connections"),
			Map.entry("live.connections.lingering", "Lost connections with components that are still alive"),
			Map.entry("live.connections.opened", "Connections opened"),
			Map.entry("live.connections.closed", "Connections closed or refused, by close code"),
			Map.entry("live.components", "Component instances on open connections"),
			Map.entry("live.mounts", "Duration of mounts with the first rendering and signing"),
			Map.entry("live.rehydrations", "Snapshots handed over by browsers"),
			Map.entry("live.hibernations", "Component instances put to sleep"),
			Map.entry("live.actions", "Duration of actions until the answer is sent"),
			Map.entry("live.wait", "Time that calls waited for their turn"),
			Map.entry("live.phases", "Duration of the phases of all calls"),
			Map.entry("live.renders", "Duration of the rendering of templates"),
			Map.entry("live.renders.skipped", "Renderings skipped because the template does not show the change"),
			Map.entry("live.delta.size", "Size of the deltas sent"),
			Map.entry("live.full.texts", "Whole HTML sent instead of a delta"),
			Map.entry("live.snapshot.size", "Size of signed snapshots"),
			Map.entry("live.queue", "Bytes waiting to be sent on all connections"),
			Map.entry("live.queue.longest", "Bytes waiting on the connection with the longest queue"),
			Map.entry("live.memory", "Memory that is kept for clients, as estimated"),
			Map.entry("live.memory.limit", "Memory that may be kept for clients"),
			Map.entry("live.slow.consumers", "Connections closed because the browser read too slowly"),
			Map.entry("live.frames.refused", "Frames answered with an error"),
			Map.entry("live.security.events", "Security events, by type"),
			Map.entry("live.outbox.replays", "Calls sent again after a lost connection"),
			Map.entry("live.rooms", "Rooms with members on this node"),
			Map.entry("live.rooms.members",
					"Components, script clients, event streams, fragments and bridges in the rooms of this node"),
			Map.entry("live.publishes", "Duration of publishing a message through the broker"),
			Map.entry("live.deliveries", "Events delivered to members"),
			Map.entry("live.delivery.lag", "Age of an event when the last member of this node got it"),
			Map.entry("live.rooms.gaps", "Events received before an earlier event of their room"),
			Map.entry("live.rooms.resyncs", "Members told that events are missing"),
			Map.entry("live.broker.available", "Whether the broker can reach other nodes"),
			Map.entry("live.fragments", "Fragments that connections of this node share"),
			Map.entry("live.presence.members", "Members present in all rooms of all nodes"),
			Map.entry("live.presence.nodes", "Other nodes that are alive"),
			Map.entry("live.presence.changes", "Members that joined, changed or left"));

	private static final Duration[] BUCKETS = Stream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000)
		.map(Duration::ofMillis)
		.toArray(Duration[]::new);

	private final MeterRegistry registry;

	Meters(MeterRegistry registry) {
		this.registry = registry;
	}

	private static String description(String meter) {
		return Objects.requireNonNull(TEXTS.get(meter), meter);
	}

	/** Returns a constant as the value of a tag: in lower case, with hyphens. */
	static String name(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	Timer timer(String name, String... tags) {
		return Timer.builder(name).description(description(name)).tags(tags).register(this.registry);
	}

	/** Returns a timer with histogram buckets. */
	Timer histogram(String name, String... tags) {
		return Timer.builder(name)
			.description(description(name))
			.tags(tags)
			.serviceLevelObjectives(BUCKETS)
			.register(this.registry);
	}

	DistributionSummary bytes(String name, String... tags) {
		return DistributionSummary.builder(name)
			.description(description(name))
			.baseUnit("bytes")
			.tags(tags)
			.register(this.registry);
	}

	/** Registers a gauge; those of queues and memory have the unit bytes. */
	<T> void gauge(String name, T source, ToDoubleFunction<T> value, String... tags) {
		Gauge.builder(name, source, value)
			.description(description(name))
			.baseUnit(name.matches("live[.](queue|memory).*") ? "bytes" : null)
			.tags(tags)
			.strongReference(true)
			.register(this.registry);
	}

	Counter counter(String name, String... tags) {
		return Counter.builder(name).description(description(name)).tags(tags).register(this.registry);
	}

}
