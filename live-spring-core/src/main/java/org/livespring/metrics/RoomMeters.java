package org.livespring.metrics;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
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

	private final Supplier<Sources> sources;

	private volatile @Nullable Bound bound;

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
		Meters meters = new Meters(registry);
		meters.gauge("live.rooms", sources, (from) -> from.rooms().size());
		meters.gauge("live.rooms.members", sources, (from) -> from.rooms().members());
		meters.gauge("live.fragments", sources, (from) -> from.fragments().size());
		meters.gauge("live.presence.members", sources, (from) -> from.presence().members());
		meters.gauge("live.presence.nodes", sources, (from) -> from.presence().nodes());
		meters.gauge("live.broker.available", sources,
				(from) -> (from.broker().state() == RoomBroker.State.AVAILABLE) ? 1 : 0, "mode",
				sources.broker().mode());
		this.bound = new Bound(meters);
	}

	@Override
	public void published(PublishOutcome outcome, long nanos) {
		Bound bound = this.bound;
		if (bound != null) {
			bound.publishes[outcome.ordinal()].record(nanos, TimeUnit.NANOSECONDS);
		}
	}

	@Override
	public void delivered(int members, long millis) {
		Bound bound = this.bound;
		if (bound != null && members > 0) {
			bound.deliveries.increment(members);
			// Clocks of two nodes differ a little
			bound.lag.record(Math.max(0, millis), TimeUnit.MILLISECONDS);
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
		Bound bound = this.bound;
		if (bound != null) {
			bound.meters.counter(meter, tags).increment(events);
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

	/** What moves often is at hand; everything is there from the start. */
	private static final class Bound {

		private final Meters meters;

		private final Timer[] publishes;

		private final Counter deliveries;

		private final Timer lag;

		Bound(Meters meters) {
			this.meters = meters;
			this.publishes = Stream.of(PublishOutcome.values())
				.map((outcome) -> meters.timer("live.publishes", "outcome", Meters.name(outcome)))
				.toArray(Timer[]::new);
			this.deliveries = meters.counter("live.deliveries", "from", "publisher");
			this.lag = meters.histogram("live.delivery.lag");
			meters.counter("live.deliveries", "from", "history");
			meters.counter("live.rooms.gaps");
			meters.counter("live.rooms.resyncs");
			Stream.of("joined", "updated", "left")
				.forEach((change) -> meters.counter("live.presence.changes", "change", change));
		}

	}

}
