package org.livespring.metrics;

import java.util.function.Supplier;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.observe.AdoptionCause;
import org.livespring.observe.CallListener;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LiveMonitor;
import org.livespring.observe.ReplayOutcome;
import org.livespring.observe.SecurityEvent;
import org.livespring.protocol.CloseCode;
import org.livespring.session.LiveSessions;

/**
 * The meters of the engine. The values of tags are constants or names that components
 * declare, never values that clients send.
 */
public final class LiveMetrics implements LiveMonitor, MeterBinder {

	private final Supplier<LiveSessions> sessions;

	private volatile @Nullable CallMeters calls;

	/**
	 * Creates the meters of an application.
	 * @param sessions supplies the connections; not called before there is a meter
	 * registry
	 */
	public LiveMetrics(Supplier<LiveSessions> sessions) {
		this.sessions = sessions;
	}

	/**
	 * Registers all meters without a component tag at once, so that monitoring systems
	 * see their first change.
	 */
	@Override
	public void bindTo(MeterRegistry registry) {
		Meters meters = new Meters(registry);
		ConnectionSample connections = new ConnectionSample(this.sessions);
		meters.gauge("live.connections", this.sessions, (from) -> from.get().size());
		meters.gauge("live.connections.lingering", this.sessions, (from) -> from.get().lingering());
		meters.gauge("live.queue", connections, (from) -> from.sample().queued());
		meters.gauge("live.queue.longest", connections, (from) -> from.sample().longestQueue());
		meters.gauge("live.memory", this.sessions, (from) -> from.get().memory().used());
		meters.gauge("live.memory.limit", this.sessions, (from) -> from.get().memory().limit());
		meters.counter("live.connections.opened");
		meters.counter("live.slow.consumers");
		meters.counter("live.hibernations");
		for (SecurityEvent.Kind kind : SecurityEvent.Kind.values()) {
			meters.counter("live.security.events", "type", Meters.name(kind));
		}
		for (ReplayOutcome outcome : ReplayOutcome.values()) {
			meters.counter("live.outbox.replays", "outcome", Meters.name(outcome));
		}
		this.calls = new CallMeters(meters, (component) -> {
			meters.gauge("live.components", connections, (from) -> from.sample().active().getOrDefault(component, 0),
					"component", component, "state", "active");
			meters.gauge("live.components", connections,
					(from) -> from.sample().hibernated().getOrDefault(component, 0), "component", component, "state",
					"hibernated");
		});
	}

	@Override
	public boolean measuresCalls() {
		return this.calls != null;
	}

	@Override
	public @Nullable CallListener callStarted(LiveCall call) {
		return this.calls;
	}

	@Override
	public void connectionOpened(String connection) {
		count(1, "live.connections.opened");
	}

	@Override
	public void connectionClosed(String connection, int code) {
		count(1, "live.connections.closed", "code", closeCode(code));
	}

	@Override
	public void connectionRefused(CloseCode code) {
		count(1, "live.connections.closed", "code", Meters.name(code));
	}

	@Override
	public void adopted(@Nullable String component, AdoptionCause cause, @Nullable LiveErrorCode refusal) {
		count(1, "live.rehydrations", "cause", Meters.name(cause), "outcome",
				(refusal != null) ? Meters.name(refusal) : "adopted");
	}

	@Override
	public void hibernated(int components) {
		count(components, "live.hibernations");
	}

	@Override
	public void frameRefused(LiveErrorCode code) {
		count(1, "live.frames.refused", "code", Meters.name(code));
	}

	@Override
	public void slowConsumer(String connection) {
		count(1, "live.slow.consumers");
	}

	@Override
	public void securityEvent(SecurityEvent event) {
		count(1, "live.security.events", "type", Meters.name(event.kind()));
	}

	@Override
	public void replayed(ReplayOutcome outcome) {
		count(1, "live.outbox.replays", "outcome", Meters.name(outcome));
	}

	private void count(int events, String meter, String... tags) {
		CallMeters calls = this.calls;
		if (calls != null) {
			calls.meters().counter(meter, tags).increment(events);
		}
	}

	private static String closeCode(int code) {
		return Stream.of(CloseCode.values())
			.filter((known) -> known.code() == code)
			.map(Meters::name)
			.findFirst()
			.orElse((code == 1006) ? "lost" : LiveCall.OTHER);
	}

}
