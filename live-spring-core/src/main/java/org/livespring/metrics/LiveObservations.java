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
 * Reports calls as observations to the application's registry: {@code live.mount},
 * {@code live.rehydrate}, {@code live.action}, {@code live.property},
 * {@code live.listener} and {@code live.task}. With a tracer, phases of calls are
 * observations too.
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
	 * Creates the monitor.
	 * @param registry the application's registry
	 * @param watched whether anything besides meters uses observations
	 * @param traced whether there is a tracer
	 */
	public LiveObservations(ObservationRegistry registry, BooleanSupplier watched, BooleanSupplier traced) {
		this.registry = registry;
		this.watched = watched;
		this.traced = traced;
	}

	/**
	 * Whether an observation is one of Live Spring.
	 * @param name name of the observation
	 * @return {@code true} if Live Spring creates observations of that name
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
			.lowCardinalityKeyValue("action", (call.name() != null) ? call.name() : "none");
		return new Observed(observation);
	}

	@Override
	public Runnable handedOver(Runnable work) {
		Observation current = this.watched.getAsBoolean() ? this.registry.getCurrentObservation() : null;
		return (current == null || current.isNoop()) ? work : () -> current.scoped(work);
	}

	/** Follows one call on its thread. */
	private final class Observed implements CallListener {

		private final Open call;

		private @Nullable Open phase;

		Observed(Observation call) {
			this.call = Open.start(call);
		}

		@Override
		public void phase(@Nullable LivePhase next) {
			endPhase();
			if (next != null && LiveObservations.this.traced.getAsBoolean()) {
				this.phase = Open.start(Observation.createNotStarted(PHASE, LiveObservations.this.registry)
					.contextualName(next.label())
					.lowCardinalityKeyValue("phase", next.label()));
			}
		}

		private void endPhase() {
			if (this.phase != null) {
				this.phase.stop();
				this.phase = null;
			}
		}

		@Override
		public void ended(LiveCall ended) {
			endPhase();
			Observation observation = this.call.observation();
			observation.lowCardinalityKeyValue("outcome", ended.outcome().name().toLowerCase(Locale.ROOT));
			LiveCall.Failure failure = ended.failure();
			if (failure != null && failure.errorId() != null) {
				observation.highCardinalityKeyValue("live.error.id", failure.errorId());
			}
			if (failure != null && failure.thrown() != null) {
				observation.error(failure.thrown());
			}
			this.call.stop();
		}

	}

	/** A running observation with its open scope on this thread. */
	private record Open(Observation observation, Observation.Scope scope) {

		static Open start(Observation observation) {
			return new Open(observation, observation.start().openScope());
		}

		void stop() {
			this.scope.close();
			this.observation.stop();
		}

	}

}
