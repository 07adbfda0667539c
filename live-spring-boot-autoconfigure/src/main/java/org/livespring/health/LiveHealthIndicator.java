package org.livespring.health;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import org.livespring.monitor.ComponentHealth;
import org.livespring.room.RoomBroker;
import org.livespring.room.RoomHub;
import org.livespring.session.ConnectionView;
import org.livespring.session.LiveSessions;

/**
 * A health indicator for the live components of this node. A degraded node lists what is
 * degraded, and its status stays {@code UP} unless another status is configured.
 */
public final class LiveHealthIndicator extends AbstractHealthIndicator {

	private final LiveSessions sessions;

	private final Drain drain;

	private final ComponentHealth components;

	private final RoomBroker broker;

	private final RoomHub rooms;

	private final @Nullable String degradedStatus;

	/**
	 * Creates the indicator.
	 * @param sessions the connections
	 * @param drain tells whether the node is draining
	 * @param components health of the components and load of the node
	 * @param broker the broker that connects the nodes
	 * @param rooms rooms of this node
	 * @param degradedStatus status of a degraded node, {@code null} for {@code UP}
	 */
	public LiveHealthIndicator(LiveSessions sessions, Drain drain, ComponentHealth components, RoomBroker broker,
			RoomHub rooms, @Nullable String degradedStatus) {
		super("Health of live components could not be determined");
		this.sessions = sessions;
		this.drain = drain;
		this.components = components;
		this.broker = broker;
		this.rooms = rooms;
		this.degradedStatus = degradedStatus;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		Map<String, String> troubled = this.components.troubled();
		boolean away = this.broker.state() == RoomBroker.State.AWAY;
		boolean draining = this.drain.isStarted();
		boolean overloaded = this.components.isOverloaded();
		builder.withDetail("connections", this.sessions.size());
		List<ConnectionView> connections = this.sessions.connections();
		builder.withDetail("components", sum(ConnectionView.sum(connections, ConnectionView::components)));
		builder.withDetail("hibernated", sum(ConnectionView.sum(connections, ConnectionView::hibernated)));
		builder.withDetail("rooms", this.rooms.size());
		builder.withDetail("broker", Broker.of(this.broker));
		builder.withDetail("draining", draining);
		builder.withDetail("overloaded", overloaded);
		if (!troubled.isEmpty()) {
			builder.withDetail("conditions", troubled);
		}
		if (draining) {
			builder.outOfService();
		}
		else if (away || overloaded || !troubled.isEmpty()) {
			builder.withDetail("degraded", true);
			builder.status((this.degradedStatus != null) ? new Status(this.degradedStatus) : Status.UP);
		}
		else {
			builder.up();
		}
	}

	private static int sum(Map<String, Integer> counts) {
		return counts.values().stream().mapToInt(Integer::intValue).sum();
	}

	@JsonInclude(JsonInclude.Include.NON_NULL)
	private record Broker(String mode, String state, @Nullable Instant lastContact) {

		static Broker of(RoomBroker broker) {
			Instant contact = broker.lastContact();
			return new Broker(broker.mode(), broker.state().name().toLowerCase(Locale.ROOT),
					(contact != null) ? contact.truncatedTo(ChronoUnit.MILLIS) : null);
		}

	}

}
