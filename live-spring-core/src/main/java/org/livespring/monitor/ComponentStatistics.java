package org.livespring.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.livespring.observe.CallKind;
import org.livespring.observe.CallSum;
import org.livespring.observe.CallSum.Figure;
import org.livespring.observe.CallTally;
import org.livespring.observe.Called;

/** Figures of each component, computed from the tally of all calls. Thread-safe. */
public final class ComponentStatistics {

	private final CallTally tally;

	private final Duration window;

	private final FailingInstances failing = new FailingInstances();

	/**
	 * Creates statistics.
	 * @param tally adds up all calls
	 * @param window the period of which rates and means are computed
	 */
	public ComponentStatistics(CallTally tally, Duration window) {
		this.tally = tally;
		this.window = window;
		tally.remember(window);
		tally.addListener(this.failing);
	}

	/** Calls in the window, by called method. */
	Map<Called, CallSum> recent() {
		long now = this.tally.endSlice();
		return this.tally.between(now - this.window.toNanos(), now);
	}

	/**
	 * Returns the figures of all components that were called since the start.
	 * @return their figures, by name
	 */
	public Map<String, ComponentFigures> figures() {
		Map<Called, CallSum> recent = recent();
		Map<Called, CallSum> totals = this.tally.totals();
		Map<String, ComponentFigures> figures = new TreeMap<>();
		totals.keySet()
			.forEach((called) -> figures.computeIfAbsent(called.component(), (name) -> figures(name, totals, recent)));
		return figures;
	}

	/**
	 * Returns the figures of a component.
	 * @param component its name
	 * @return its figures, all zero if it was never called
	 */
	public ComponentFigures figures(String component) {
		return figures().getOrDefault(component, ComponentFigures.none(component));
	}

	private ComponentFigures figures(String component, Map<Called, CallSum> totals, Map<Called, CallSum> recent) {
		return ComponentFigures.of(component, sum(totals, component, CallKind.MOUNT).get(Figure.CALLS),
				sum(totals, component, CallKind.REHYDRATE).get(Figure.DONE),
				CallSum.of(totals, (called) -> called.component().equals(component)).get(Figure.CALLS),
				CallSum.of(recent, (called) -> called.component().equals(component)), this.window);
	}

	private static CallSum sum(Map<Called, CallSum> sums, String component, CallKind kind) {
		return CallSum.of(sums, (called) -> called.component().equals(component) && called.kind() == kind);
	}

	/**
	 * Returns the stuck instances of a component and forgets their failures.
	 * @param component its name
	 * @param calls number of calls in a row that have to fail
	 * @return their ids
	 */
	List<String> takeStuck(String component, int calls) {
		return this.failing.takeStuck(component, calls);
	}

}
