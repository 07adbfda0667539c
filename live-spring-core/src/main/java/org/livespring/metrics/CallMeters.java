package org.livespring.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.util.function.SingletonSupplier;

import org.livespring.component.ComponentRegistry;
import org.livespring.diff.Patch;
import org.livespring.observe.CallKind;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LivePhase;

/**
 * What calls make of meters. Thread-safe, and asked after each call: it has to be fast.
 */
final class CallMeters {

	/** A tag for what is not declared. */
	private static final String OTHER = LiveCall.OTHER;

	private final MeterRegistry registry;

	private final ComponentRegistry declared;

	private final Consumer<String> first;

	/** By name, which only the application can declare. */
	private final Map<String, ComponentMeters> components = new ConcurrentHashMap<>();

	private final Map<LivePhase, Supplier<Timer>> phases = new EnumMap<>(LivePhase.class);

	private final Supplier<Timer> waits;

	private final Supplier<DistributionSummary> htmlDeltas;

	private final Supplier<DistributionSummary> stateDeltas;

	private final Supplier<DistributionSummary> snapshots;

	/**
	 * Create the meters of calls.
	 * @param registry where they are registered
	 * @param declared what the application declares
	 * @param first gets the name of each component with its first call
	 */
	CallMeters(MeterRegistry registry, ComponentRegistry declared, Consumer<String> first) {
		this.registry = registry;
		this.declared = declared;
		this.first = first;
		for (LivePhase phase : LivePhase.values()) {
			this.phases.put(phase, SingletonSupplier
				.of(() -> timer("live.phases").tag("phase", LiveMetrics.name(phase)).register(registry)));
		}
		this.waits = SingletonSupplier.of(() -> timer("live.wait").register(registry));
		this.htmlDeltas = bytes("live.delta.size", "part", "html");
		this.stateDeltas = bytes("live.delta.size", "part", "state");
		this.snapshots = bytes("live.snapshot.size");
	}

	private static Timer.Builder timer(String name) {
		return Timer.builder(name).description(Descriptions.of(name));
	}

	private Supplier<DistributionSummary> bytes(String name, String... tags) {
		return SingletonSupplier.of(() -> DistributionSummary.builder(name)
			.description(Descriptions.of(name))
			.baseUnit("bytes")
			.tags(tags)
			.register(this.registry));
	}

	void record(LiveCall call) {
		ComponentMeters component = component(call.component());
		if (call.kind() == CallKind.ACTION) {
			component.acted(action(call), call);
		}
		else if (call.kind() == CallKind.MOUNT) {
			component.mounted(call);
		}
		if (call.waited() > 0) {
			this.waits.get().record(call.waited(), TimeUnit.NANOSECONDS);
		}
		call.forEachPhase((phase, started, nanos) -> recordPhase(phase, nanos, component));
		if (call.isSkipped()) {
			component.skipped();
		}
		recordSizes(call, component);
	}

	private ComponentMeters component(String name) {
		ComponentMeters component = this.components.get(name);
		return (component != null) ? component
				: this.components.computeIfAbsent(this.declared.contains(name) ? name : OTHER, this::create);
	}

	private ComponentMeters create(String component) {
		this.first.accept(component);
		return new ComponentMeters(this.registry, component);
	}

	private String action(LiveCall call) {
		String action = call.name();
		return (action != null && this.declared.contains(call.component())
				&& this.declared.get(call.component()).hasAction(action)) ? action : OTHER;
	}

	private void recordPhase(LivePhase phase, long nanos, ComponentMeters component) {
		Supplier<Timer> timer = this.phases.get(phase);
		if (timer != null) {
			timer.get().record(nanos, TimeUnit.NANOSECONDS);
		}
		if (phase == LivePhase.RENDER) {
			component.rendered(nanos);
		}
	}

	private void recordSizes(LiveCall call, ComponentMeters component) {
		Patch html = call.html();
		if (html != null && html.isFull()) {
			component.sentWhole();
		}
		else if (html != null) {
			this.htmlDeltas.get().record(html.encodedLength());
		}
		Patch state = call.state();
		if (state != null && !state.isFull()) {
			this.stateDeltas.get().record(state.encodedLength());
		}
		if (call.snapshotSize() >= 0) {
			this.snapshots.get().record(call.snapshotSize());
		}
	}

}
