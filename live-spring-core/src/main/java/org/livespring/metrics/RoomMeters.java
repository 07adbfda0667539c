package org.livespring.metrics;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.livespring.fragment.SharedFragments;
import org.livespring.presence.PresenceDiff;
import org.livespring.presence.PresenceHub;
import org.livespring.presence.PresenceListener;
import org.livespring.room.RoomBroker;
import org.livespring.room.RoomHub;
import org.livespring.room.RoomMonitor;

/** Counts and times what happens in rooms. No tag is a room, a member or an event. */
public final class RoomMeters implements RoomMonitor, PresenceListener, MeterBinder {

	private static final Duration[] BUCKETS = Stream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000)
		.map(Duration::ofMillis)
		.toArray(Duration[]::new);

	private final Supplier<Sources> sources;

	private volatile @Nullable Meters meters;

	/**
	 * Create the meters of an application's rooms.
	 * @param sources what gauges read, not asked for before there is a meter registry
	 */
	public RoomMeters(Supplier<Sources> sources) {
		this.sources = sources;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Sources sources = this.sources.get();
		gauge(registry, sources, "live.rooms", (from) -> from.rooms().size());
		gauge(registry, sources, "live.rooms.members", (from) -> from.rooms().members());
		gauge(registry, sources, "live.fragments", (from) -> from.fragments().size());
		gauge(registry, sources, "live.presence.members", (from) -> from.presence().members());
		gauge(registry, sources, "live.presence.nodes", (from) -> from.presence().nodes());
		gauge(registry, sources, "live.broker.available",
				(from) -> (from.broker().state() == RoomBroker.State.AVAILABLE) ? 1 : 0, "mode",
				sources.broker().mode());
		this.meters = new Meters(registry);
	}

	private static void gauge(MeterRegistry registry, Sources sources, String name, ToDoubleFunction<Sources> value,
			String... tags) {
		Gauge.builder(name, sources, value)
			.description(Descriptions.of(name))
			.tags(tags)
			.strongReference(true)
			.register(registry);
	}

	@Override
	public void published(PublishOutcome outcome, long nanos) {
		Meters meters = this.meters;
		if (meters != null) {
			meters.publishes[outcome.ordinal()].record(nanos, TimeUnit.NANOSECONDS);
		}
	}

	@Override
	public void delivered(int members, long millis) {
		Meters meters = this.meters;
		if (meters != null && members > 0) {
			meters.live.increment(members);
			// Clocks of two nodes differ a little
			meters.lag.record(Math.max(0, millis), TimeUnit.MILLISECONDS);
		}
	}

	@Override
	public void caughtUp(int events) {
		Meters meters = this.meters;
		if (meters != null) {
			meters.history.increment(events);
		}
	}

	@Override
	public void gap() {
		Meters meters = this.meters;
		if (meters != null) {
			meters.gaps.increment();
		}
	}

	@Override
	public void resynced(int members) {
		Meters meters = this.meters;
		if (meters != null) {
			meters.resyncs.increment(members);
		}
	}

	@Override
	public void changed(PresenceDiff diff) {
		Meters meters = this.meters;
		if (meters != null) {
			meters.joined.increment(diff.joined().size());
			meters.updated.increment(diff.updated().size());
			meters.left.increment(diff.left().size());
		}
	}

	/**
	 * What gauges read.
	 *
	 * @param rooms the rooms of this node
	 * @param broker the way to other nodes
	 * @param presence who is present
	 * @param fragments the fragments that connections share
	 */
	public record Sources(RoomHub rooms, RoomBroker broker, PresenceHub presence, SharedFragments fragments) {

	}

	/** The meters of one registry, there from the start. */
	private static final class Meters {

		private final Timer[] publishes;

		private final Counter live;

		private final Counter history;

		private final Timer lag;

		private final Counter gaps;

		private final Counter resyncs;

		private final Counter joined;

		private final Counter updated;

		private final Counter left;

		Meters(MeterRegistry registry) {
			this.publishes = Stream.of(PublishOutcome.values())
				.map((outcome) -> timer("live.publishes").tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
					.register(registry))
				.toArray(Timer[]::new);
			this.live = counter(registry, "live.deliveries", "from", "publisher");
			this.history = counter(registry, "live.deliveries", "from", "history");
			this.lag = timer("live.delivery.lag").serviceLevelObjectives(BUCKETS).register(registry);
			this.gaps = counter(registry, "live.rooms.gaps");
			this.resyncs = counter(registry, "live.rooms.resyncs");
			this.joined = counter(registry, "live.presence.changes", "change", "joined");
			this.updated = counter(registry, "live.presence.changes", "change", "updated");
			this.left = counter(registry, "live.presence.changes", "change", "left");
		}

		private static Timer.Builder timer(String name) {
			return Timer.builder(name).description(Descriptions.of(name));
		}

		private static Counter counter(MeterRegistry registry, String name, String... tags) {
			return Counter.builder(name).description(Descriptions.of(name)).tags(tags).register(registry);
		}

	}

}
