package org.livespring.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.observe.AdoptionCause;
import org.livespring.observe.CallKind;
import org.livespring.observe.CallListener;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LiveMonitor;

/** Adds up what components do. Thread-safe. */
public final class ComponentStatistics implements LiveMonitor {

	private final Duration window;

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
		this.window = window;
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
		entry.window.add(call, call.started() + call.duration());
		entry.failing.follow(call);
	}

	private Entry entry(String component) {
		Entry entry = this.entries.get(component);
		return (entry != null) ? entry : this.entries.computeIfAbsent(component, (name) -> new Entry(this.window));
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
				entry.window.sum(System.nanoTime()), this.window);
	}

	/** Instances of a component that fail, {@code null} if it did nothing. */
	@Nullable FailingInstances failing(String component) {
		Entry entry = this.entries.get(component);
		return (entry != null) ? entry.failing : null;
	}

	private static final class Entry {

		private final LongAdder mounts = new LongAdder();

		private final LongAdder adoptions = new LongAdder();

		private final LongAdder calls = new LongAdder();

		private final FailingInstances failing = new FailingInstances();

		private final Window window;

		Entry(Duration window) {
			this.window = new Window(window.toNanos());
		}

	}

}
