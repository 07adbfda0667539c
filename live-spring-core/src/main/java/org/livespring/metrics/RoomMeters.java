package org.livespring.metrics;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

import org.livespring.fragment.SharedFragments;
import org.livespring.presence.PresenceDiff;
import org.livespring.presence.PresenceHub;
import org.livespring.presence.PresenceListener;
import org.livespring.room.RoomBroker;
import org.livespring.room.RoomHub;
import org.livespring.room.RoomMonitor;

/**
 * The meters of rooms and presence. No tag contains the name of a room, a member or an
 * event.
 */
public final class RoomMeters implements RoomMonitor, PresenceListener, MeterBinder {

	private final Supplier<Sources> sources;

	/** Meters without effect until there is a registry. */
	private volatile Bound bound = Bound.to(new Meters(new CompositeMeterRegistry()));

	/**
	 * Creates the meters of an application's rooms.
	 * @param sources supplies what gauges read; not called before there is a meter
	 * registry
	 */
	public RoomMeters(Supplier<Sources> sources) {
		this.sources = sources;
	}

	/**
	 * Registers all meters at once, so that monitoring systems see their first change.
	 */
	@Override
	public void bindTo(MeterRegistry registry) {
		Sources sources = this.sources.get();
		Meters meters = new Meters(registry);
		meters.gauge("live.rooms", sources, (from) -> from.rooms().size());
		meters.gauge("live.rooms.members", sources, (from) -> from.rooms().members());
		meters.gauge("live.fragments", sources, (from) -> from.fragments().size());
		meters.gauge("live.presence.members", sources, (from) -> from.presence().members());
		meters.gauge("live.presence.nodes", sources, (from) -> from.presence().nodes());
		meters.gauge("live.broker.available", sources,
				(from) -> (from.broker().state() == RoomBroker.State.AVAILABLE) ? 1 : 0, "mode",
				sources.broker().mode());
		meters.counter("live.deliveries", "from", "history");
		meters.counter("live.rooms.gaps");
		meters.counter("live.rooms.resyncs");
		for (String change : List.of("joined", "updated", "left")) {
			meters.counter("live.presence.changes", "change", change);
		}
		this.bound = Bound.to(meters);
	}

	@Override
	public void published(PublishOutcome outcome, long nanos) {
		this.bound.publishes.get(outcome.ordinal()).record(nanos, TimeUnit.NANOSECONDS);
	}

	@Override
	public void delivered(int members, long millis) {
		if (members > 0) {
			this.bound.deliveries.increment(members);
			// The clocks of two nodes may differ a little
			this.bound.lag.record(Math.max(0, millis), TimeUnit.MILLISECONDS);
		}
	}

	@Override
	public void caughtUp(int events) {
		count(events, "live.deliveries", "from", "history");
	}

	@Override
	public void gap() {
		count(1, "live.rooms.gaps");
	}

	@Override
	public void resynced(int members) {
		count(members, "live.rooms.resyncs");
	}

	@Override
	public void changed(PresenceDiff diff) {
		count(diff.joined().size(), "live.presence.changes", "change", "joined");
		count(diff.updated().size(), "live.presence.changes", "change", "updated");
		count(diff.left().size(), "live.presence.changes", "change", "left");
	}

	private void count(int events, String meter, String... tags) {
		this.bound.meters.counter(meter, tags).increment(events);
	}

	/**
	 * The objects that gauges read.
	 *
	 * @param rooms the rooms of this node
	 * @param broker the broker that connects the nodes
	 * @param presence the presence of members in rooms
	 * @param fragments the fragments that connections share
	 */
	public record Sources(RoomHub rooms, RoomBroker broker, PresenceHub presence, SharedFragments fragments) {

	}

	/** The registered meters. Those that change often are kept in fields. */
	private record Bound(Meters meters, List<Timer> publishes, Counter deliveries, Timer lag) {

		static Bound to(Meters meters) {
			return new Bound(meters,
					Stream.of(PublishOutcome.values())
						.map((outcome) -> meters.timer("live.publishes", "outcome", Meters.name(outcome)))
						.toList(),
					meters.counter("live.deliveries", "from", "publisher"), meters.histogram("live.delivery.lag"));
		}

	}

}
