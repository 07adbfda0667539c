package org.livespring.monitor;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.session.AdoptionCause;
import org.livespring.session.CallKind;
import org.livespring.session.CallListener;
import org.livespring.session.CallOutcome;
import org.livespring.session.LiveCall;
import org.livespring.session.LiveMonitor;

/** Adds up what components do. Thread-safe. */
public final class ComponentStatistics implements LiveMonitor {

	/** Failing instances remembered for each component. */
	private static final int MOST_FAILING = 1000;

	private final Duration window;

	private final LongSupplier clock;

	/** By name of the component, which only the application can declare. */
	private final Map<String, Entry> entries = new ConcurrentHashMap<>();

	private final CallListener listener = new CallListener() {

		@Override
		public void ended(LiveCall call) {
			add(call);
		}

	};

	/**
	 * Create statistics.
	 * @param window the time rates and means are taken of
	 */
	public ComponentStatistics(Duration window) {
		this(window, System::nanoTime);
	}

	ComponentStatistics(Duration window, LongSupplier clock) {
		this.window = window;
		this.clock = clock;
	}

	@Override
	public boolean measuresCalls() {
		return true;
	}

	@Override
	public CallListener callStarted(LiveCall call) {
		return this.listener;
	}

	@Override
	public void adopted(@Nullable String component, AdoptionCause cause, @Nullable LiveErrorCode refusal) {
		if (component != null && refusal == null) {
			entry(component).adoptions.increment();
		}
	}

	private void add(LiveCall call) {
		Entry entry = entry(call.component());
		if (call.kind() == CallKind.MOUNT) {
			entry.mounts.increment();
		}
		entry.calls.increment();
		entry.window.add(call, this.clock.getAsLong());
		String instance = call.instance();
		if (instance != null) {
			entry.follow(instance, call.outcome());
		}
	}

	private Entry entry(String component) {
		return this.entries.computeIfAbsent(component, (name) -> new Entry(this.window));
	}

	/**
	 * How all components do that did anything.
	 * @return their figures, by name
	 */
	public List<ComponentFigures> figures() {
		return this.entries.keySet().stream().sorted().map(this::figures).toList();
	}

	/**
	 * How a component does.
	 * @param component its name
	 * @return its figures, all zero if it did nothing
	 */
	public ComponentFigures figures(String component) {
		Entry entry = this.entries.get(component);
		if (entry == null) {
			return ComponentFigures.of(component, 0, 0, 0, new Window.Sum(0, 0, 0, 0, 0, 0, 0, 0, 0), this.window);
		}
		return ComponentFigures.of(component, entry.mounts.sum(), entry.adoptions.sum(), entry.calls.sum(),
				entry.window.sum(this.clock.getAsLong()), this.window);
	}

	/**
	 * Instances whose last call failed.
	 * @param component name of the component
	 * @return their ids, not more than some
	 */
	public Collection<String> failing(String component) {
		Entry entry = this.entries.get(component);
		return (entry != null) ? List.copyOf(entry.failing.keySet()) : List.of();
	}

	private static final class Entry {

		private final LongAdder mounts = new LongAdder();

		private final LongAdder adoptions = new LongAdder();

		private final LongAdder calls = new LongAdder();

		private final Map<String, Boolean> failing = new ConcurrentHashMap<>();

		private final Window window;

		Entry(Duration window) {
			this.window = new Window(window.toNanos());
		}

		void follow(String instance, CallOutcome outcome) {
			if (outcome == CallOutcome.DONE) {
				this.failing.remove(instance);
			}
			else if (outcome == CallOutcome.FAILED && this.failing.size() < MOST_FAILING) {
				this.failing.put(instance, true);
			}
		}

	}

}
