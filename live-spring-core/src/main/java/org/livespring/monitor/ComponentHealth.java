package org.livespring.monitor;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.livespring.observe.CallSum;
import org.livespring.observe.CallSum.Figure;
import org.livespring.session.LiveSessions;

/**
 * Judges components by their figures, says each change once in the log and helps
 * instances that fail. Checked by one thread, asked by any.
 */
public final class ComponentHealth {

	private static final Log logger = LogFactory.getLog(ComponentHealth.class);

	/** Fewer calls say nothing of the load. */
	private static final int ENOUGH = 10;

	private final ComponentStatistics statistics;

	private final HealthThresholds thresholds;

	private final LiveSessions sessions;

	/** Of components that are not healthy. */
	private final Map<String, Condition> conditions = new ConcurrentHashMap<>();

	/**
	 * Create the health of all components.
	 * @param statistics what they do
	 * @param thresholds how they are judged
	 * @param sessions where their instances live
	 */
	public ComponentHealth(ComponentStatistics statistics, HealthThresholds thresholds, LiveSessions sessions) {
		this.statistics = statistics;
		this.thresholds = thresholds;
		this.sessions = sessions;
	}

	/** Judge all components now. */
	public void check() {
		for (ComponentFigures figures : this.statistics.figures().values()) {
			Condition condition = this.thresholds.judge(figures);
			if (condition != condition(figures.component())) {
				changed(figures, condition);
			}
			recoverStuck(figures.component());
		}
	}

	/** One instance in trouble does not make its component so. */
	private void recoverStuck(String component) {
		int calls = this.thresholds.stuckCalls();
		int recovered = (calls > 0) ? this.sessions.recover(this.statistics.takeStuck(component, calls)) : 0;
		if (recovered > 0) {
			logger.warn("Component '" + component + "': " + recovered + " instances go on from their snapshots, since "
					+ calls + " calls in a row failed that work in other instances");
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
	 * The condition of a component.
	 * @param component its name
	 * @return the condition at the last check
	 */
	public Condition condition(String component) {
		return this.conditions.getOrDefault(component, Condition.HEALTHY);
	}

	/**
	 * Components that are not healthy.
	 * @return their conditions by name, both for people
	 */
	public Map<String, String> troubled() {
		Map<String, String> troubled = new TreeMap<>();
		this.conditions.forEach((component, condition) -> troubled.put(component, condition.label()));
		return troubled;
	}

	/**
	 * Whether the node has more to do than it can: calls wait long for their turn.
	 * @return {@code true} if they waited too long in the last window
	 */
	public boolean isOverloaded() {
		CallSum all = CallSum.of(this.statistics.recent(), (called) -> true);
		long calls = all.get(Figure.CALLS);
		return calls >= ENOUGH && all.get(Figure.WAITED) / calls >= this.thresholds.overloadWait().toNanos();
	}

}
