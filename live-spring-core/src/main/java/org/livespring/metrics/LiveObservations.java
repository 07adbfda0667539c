package org.livespring.metrics;

import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.livespring.observe.CallKind;
import org.livespring.observe.CallListener;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LiveMonitor;
import org.livespring.observe.LivePhase;

/**
 * Makes calls observations of the application's registry: {@code live.mount},
 * {@code live.rehydrate}, {@code live.action}, {@code live.property},
 * {@code live.listener} and {@code live.task}. Their phases are observations too where
 * somebody traces.
 */
public final class LiveObservations implements LiveMonitor {

	/** Name of the observations of phases. */
	public static final String PHASE = "live.phase";

	private static final Set<CallKind> OBSERVED = Set.of(CallKind.MOUNT, CallKind.REHYDRATE, CallKind.ACTION,
			CallKind.PROPERTY, CallKind.LISTENER, CallKind.TASK);

	private static final Set<String> NAMES = Stream
		.concat(Stream.of(PHASE, RoomObservations.PUBLISH, RoomObservations.RECEIVE),
				OBSERVED.stream().map(LiveObservations::name))
		.collect(Collectors.toUnmodifiableSet());

	private final ObservationRegistry registry;

	private final BooleanSupplier watched;

	private final BooleanSupplier traced;

	/**
	 * Create observations.
	 * @param registry the application's registry
	 * @param watched whether anything but meters looks at observations
	 * @param traced whether there is a tracer
	 */
	public LiveObservations(ObservationRegistry registry, BooleanSupplier watched, BooleanSupplier traced) {
		this.registry = registry;
		this.watched = watched;
		this.traced = traced;
	}

	/**
	 * Whether an observation of that name is ours.
	 * @param name the name
	 * @return {@code true} if it is
	 */
	public static boolean isOurs(String name) {
		return NAMES.contains(name);
	}

	private static String name(CallKind kind) {
		return "live." + kind.name().toLowerCase(Locale.ROOT);
	}

	@Override
	public boolean measuresCalls() {
		return this.watched.getAsBoolean() && !this.registry.isNoop();
	}

	@Override
	public @Nullable CallListener callStarted(LiveCall call) {
		if (!OBSERVED.contains(call.kind())) {
			return null;
		}
		Observation observation = Observation.createNotStarted(name(call.kind()), this.registry)
			.contextualName(call.component() + ((call.name() != null) ? "." + call.name() : ""))
			.lowCardinalityKeyValue("component", call.component())
			.lowCardinalityKeyValue("action", (call.name() != null) ? call.name() : "none")
			.start();
		return new Observed(observation, this.registry, this.traced.getAsBoolean());
	}

	@Override
	public Runnable handedOver(Runnable work) {
		Observation current = this.watched.getAsBoolean() ? this.registry.getCurrentObservation() : null;
		return (current == null || current.isNoop()) ? work : () -> {
			try (Observation.Scope scope = current.openScope()) {
				work.run();
			}
		};
	}

	/** Follows one call on its thread. */
	private static final class Observed implements CallListener {

		private final Observation observation;

		private final ObservationRegistry registry;

		private final boolean traced;

		private final Observation.Scope scope;

		private @Nullable Observation phase;

		private Observation.@Nullable Scope phaseScope;

		Observed(Observation observation, ObservationRegistry registry, boolean traced) {
			this.observation = observation;
			this.registry = registry;
			this.traced = traced;
			this.scope = observation.openScope();
		}

		@Override
		public void phase(@Nullable LivePhase next) {
			if (!this.traced) {
				return;
			}
			endPhase();
			if (next != null) {
				String name = next.label();
				this.phase = Observation.createNotStarted(PHASE, this.registry)
					.contextualName(name)
					.lowCardinalityKeyValue("phase", name)
					.start();
				this.phaseScope = this.phase.openScope();
			}
		}

		private void endPhase() {
			if (this.phaseScope != null) {
				this.phaseScope.close();
				this.phaseScope = null;
			}
			if (this.phase != null) {
				this.phase.stop();
				this.phase = null;
			}
		}

		@Override
		public void ended(LiveCall call) {
			endPhase();
			this.observation.lowCardinalityKeyValue("outcome", call.outcome().name().toLowerCase(Locale.ROOT));
			if (call.errorId() != null) {
				this.observation.highCardinalityKeyValue("live.error.id", call.errorId());
			}
			if (call.failure() != null) {
				this.observation.error(call.failure());
			}
			this.scope.close();
			this.observation.stop();
		}

	}

}
