package org.livespring.metrics;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.component.ComponentRegistry;
import org.livespring.observe.AdoptionCause;
import org.livespring.observe.CallListener;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LiveMonitor;
import org.livespring.observe.ReplayOutcome;
import org.livespring.observe.SecurityEvent;
import org.livespring.protocol.CloseCode;
import org.livespring.session.LiveSessions;

/**
 * Counts and times what the engine does. Tags are names that components declare and
 * constants, whatever clients send.
 */
public final class LiveMetrics implements LiveMonitor, MeterBinder {

	/** Tags of constants, of which there are few. */
	private static final Map<Enum<?>, String> NAMES = new ConcurrentHashMap<>();

	private final ComponentRegistry components;

	private final Supplier<LiveSessions> sessions;

	private volatile @Nullable LiveMeters meters;

	private volatile @Nullable CallMeters calls;

	private final CallListener listener = new CallListener() {

		@Override
		public void ended(LiveCall call) {
			CallMeters calls = LiveMetrics.this.calls;
			if (calls != null) {
				calls.record(call);
			}
		}

	};

	/**
	 * Create the meters of an application.
	 * @param components what it declares
	 * @param sessions its connections, not asked for before there is a meter registry
	 */
	public LiveMetrics(ComponentRegistry components, Supplier<LiveSessions> sessions) {
		this.components = components;
		this.sessions = sessions;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		LiveMeters meters = new LiveMeters(registry, new ConnectionSample(this.sessions));
		meters.registerAll();
		this.meters = meters;
		this.calls = new CallMeters(registry, this.components, meters::register);
	}

	@Override
	public boolean measuresCalls() {
		return this.calls != null;
	}

	@Override
	public @Nullable CallListener callStarted(LiveCall call) {
		return this.listener;
	}

	@Override
	public void connectionOpened(String connection) {
		count("live.connections.opened");
	}

	@Override
	public void connectionClosed(String connection, int code, long nanos) {
		count("live.connections.closed", "code", closeCode(code));
	}

	@Override
	public void connectionRefused(CloseCode code) {
		count("live.connections.closed", "code", name(code));
	}

	@Override
	public void adopted(@Nullable String component, AdoptionCause cause, @Nullable LiveErrorCode refusal) {
		count("live.rehydrations", "cause", name(cause), "outcome", (refusal != null) ? name(refusal) : "adopted");
	}

	@Override
	public void hibernated(int components) {
		LiveMeters meters = this.meters;
		if (meters != null) {
			meters.counter("live.hibernations").increment(components);
		}
	}

	@Override
	public void frameRefused(LiveErrorCode code) {
		count("live.frames.refused", "code", name(code));
	}

	@Override
	public void slowConsumer(String connection) {
		count("live.slow.consumers");
	}

	@Override
	public void securityEvent(SecurityEvent event, @Nullable String connection, @Nullable String component) {
		count("live.security.events", "type", name(event));
	}

	@Override
	public void replayed(ReplayOutcome outcome) {
		count("live.outbox.replays", "outcome", name(outcome));
	}

	private void count(String meter, String... tags) {
		LiveMeters meters = this.meters;
		if (meters != null) {
			meters.counter(meter, tags).increment();
		}
	}

	private static String closeCode(int code) {
		for (CloseCode known : CloseCode.values()) {
			if (known.code() == code) {
				return name(known);
			}
		}
		return (code == 1006) ? "lost" : LiveCall.OTHER;
	}

	static String name(Enum<?> constant) {
		String name = NAMES.get(constant);
		return (name != null) ? name
				: NAMES.computeIfAbsent(constant, (key) -> key.name().toLowerCase(Locale.ROOT).replace('_', '-'));
	}

}
