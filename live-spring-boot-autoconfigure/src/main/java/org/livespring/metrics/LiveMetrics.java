package org.livespring.metrics;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.component.ComponentDefinition;
import org.livespring.component.ComponentRegistry;
import org.livespring.protocol.CloseCode;
import org.livespring.session.AdoptionCause;
import org.livespring.session.CallKind;
import org.livespring.session.CallListener;
import org.livespring.session.LiveCall;
import org.livespring.session.LiveMonitor;
import org.livespring.session.LivePhase;
import org.livespring.session.LiveSessions;
import org.livespring.session.ReplayOutcome;
import org.livespring.session.SecurityEvent;

/**
 * Counts and times what the engine does. Tags are names that components declare and
 * constants, whatever clients send.
 */
public final class LiveMetrics implements LiveMonitor, MeterBinder {

	/** A tag for what is not declared. */
	private static final String OTHER = LiveCall.OTHER;

	/** Tags of constants, of which there are few. */
	private static final Map<Enum<?>, String> NAMES = new ConcurrentHashMap<>();

	private final ComponentRegistry components;

	private final Supplier<LiveSessions> sessions;

	private volatile @Nullable LiveMeters meters;

	private final CallListener listener = new CallListener() {

		@Override
		public void ended(LiveCall call) {
			LiveMeters meters = LiveMetrics.this.meters;
			if (meters != null) {
				record(call, meters);
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
	}

	@Override
	public boolean measuresCalls() {
		return this.meters != null;
	}

	@Override
	public @Nullable CallListener callStarted(LiveCall call) {
		return this.listener;
	}

	private void record(LiveCall call, LiveMeters meters) {
		String component = component(call.component());
		String outcome = name(call.outcome());
		meters.componentGauge(component);
		if (call.kind() == CallKind.ACTION) {
			meters.actionTimer(component, action(call), outcome).record(call.duration(), TimeUnit.NANOSECONDS);
		}
		else if (call.kind() == CallKind.MOUNT) {
			meters.timer("live.mounts", "component", component, "outcome", outcome)
				.record(call.duration(), TimeUnit.NANOSECONDS);
		}
		if (call.waited() > 0) {
			meters.timer("live.wait").record(call.waited(), TimeUnit.NANOSECONDS);
		}
		recordPhases(call, component, meters);
		recordSizes(call, component, meters);
	}

	private static void recordPhases(LiveCall call, String component, LiveMeters meters) {
		for (LiveCall.Phase phase : call.phases()) {
			meters.phaseTimer(phase.phase()).record(phase.nanos(), TimeUnit.NANOSECONDS);
			if (phase.phase() == LivePhase.RENDER) {
				meters.timer("live.renders", "component", component).record(phase.nanos(), TimeUnit.NANOSECONDS);
			}
		}
		if (call.isSkipped()) {
			meters.counter("live.renders.skipped", "component", component).increment();
		}
	}

	private static void recordSizes(LiveCall call, String component, LiveMeters meters) {
		if (call.html() != null) {
			if (call.html().isFull()) {
				meters.counter("live.full.texts", "component", component).increment();
			}
			else {
				meters.bytes("live.delta.size", "part", "html").record(call.html().encodedLength());
			}
		}
		if (call.state() != null && !call.state().isFull()) {
			meters.bytes("live.delta.size", "part", "state").record(call.state().encodedLength());
		}
		if (call.snapshotSize() >= 0) {
			meters.bytes("live.snapshot.size").record(call.snapshotSize());
		}
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
		return (code == 1006) ? "lost" : OTHER;
	}

	private String component(String name) {
		return isDeclared(name) ? name : OTHER;
	}

	private String action(LiveCall call) {
		String action = call.name();
		if (action == null || !isDeclared(call.component())) {
			return OTHER;
		}
		ComponentDefinition component = this.components.get(call.component());
		return component.hasAction(action) ? action : OTHER;
	}

	private boolean isDeclared(String name) {
		return this.components.contains(name);
	}

	static String name(Enum<?> constant) {
		String name = NAMES.get(constant);
		return (name != null) ? name
				: NAMES.computeIfAbsent(constant, (key) -> key.name().toLowerCase(Locale.ROOT).replace('_', '-'));
	}

}
