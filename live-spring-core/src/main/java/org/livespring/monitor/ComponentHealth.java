package org.livespring.monitor;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;

import org.livespring.log.PrintableLog;
import org.livespring.observe.CallSum;
import org.livespring.observe.CallSum.Figure;
import org.livespring.session.LiveSessions;

/**
 * The health of all components. It judges components by their figures, logs each change
 * of a condition once, and restores instances that keep failing. One thread calls
 * {@code check}; any thread may call the other methods.
 */
public final class ComponentHealth {

	private static final Log logger = PrintableLog.of(ComponentHealth.class);

	/** Number of calls below which the load is not judged. */
	private static final int ENOUGH = 10;

	private final ComponentStatistics statistics;

	private final HealthThresholds thresholds;

	private final LiveSessions sessions;

	/** Conditions of the components that are not healthy, by name. */
	private final Map<String, Condition> conditions = new ConcurrentHashMap<>();

	/**
	 * Creates the health of all components.
	 * @param statistics figures of the components
	 * @param thresholds decide the condition of a component
	 * @param sessions the connections with their component instances
	 */
	public ComponentHealth(ComponentStatistics statistics, HealthThresholds thresholds, LiveSessions sessions) {
		this.statistics = statistics;
		this.thresholds = thresholds;
		this.sessions = sessions;
	}

	/** Judges all components now. */
	public void check() {
		for (ComponentFigures figures : this.statistics.figures().values()) {
			Condition condition = this.thresholds.judge(figures);
			if (condition != condition(figures.component())) {
				changed(figures, condition);
			}
			recoverStuck(figures.component());
		}
	}

	/** Restores stuck instances of a component, which may itself be healthy. */
	private void recoverStuck(String component) {
		int calls = this.thresholds.stuckCalls();
		int recovered = (calls > 0) ? this.sessions.recover(this.statistics.takeStuck(component, calls)) : 0;
		if (recovered > 0) {
			logger
				.warn("Component '" + component + "': restored " + recovered + " instances from their snapshots, since "
						+ calls + " calls in a row failed in each of them and worked in other instances");
		}
	}

	private void changed(ComponentFigures figures, Condition condition) {
		String message = "Component '" + figures.component() + "' is " + condition.label() + ": " + figures.failed()
				+ " of " + figures.calls() + " calls failed, mean " + figures.mean().toMillis() + " ms, slowest "
				+ figures.slowest().toMillis() + " ms";
		if (condition == Condition.HEALTHY) {
			this.conditions.remove(figures.component());
			logger.info(message);
		}
		else {
			this.conditions.put(figures.component(), condition);
			logger.warn(message);
		}
	}

	/**
	 * Returns the condition of a component.
	 * @param component its name
	 * @return the condition at the last check
	 */
	public Condition condition(String component) {
		return this.conditions.getOrDefault(component, Condition.HEALTHY);
	}

	/**
	 * Returns the components that are not healthy.
	 * @return the conditions for display, by name of the component
	 */
	public Map<String, String> troubled() {
		Map<String, String> troubled = new TreeMap<>();
		this.conditions.forEach((component, condition) -> troubled.put(component, condition.label()));
		return troubled;
	}

	/**
	 * Whether the node is overloaded, that is, calls wait too long for their turn.
	 * @return {@code true} if the mean waiting time in the last window exceeds the
	 * threshold
	 */
	public boolean isOverloaded() {
		CallSum all = CallSum.of(this.statistics.recent(), (called) -> true);
		long calls = all.get(Figure.CALLS);
		return calls >= ENOUGH && all.get(Figure.WAITED) / calls >= this.thresholds.overloadWait().toNanos();
	}

}
