package org.livespring.monitor;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Judges components by their figures, says each change once in the log and has failing
 * instances of unhealthy ones recovered. Checked by one thread, asked by any.
 */
public final class ComponentHealth {

	private static final Log logger = LogFactory.getLog(ComponentHealth.class);

	private final ComponentStatistics statistics;

	private final HealthThresholds thresholds;

	private final ToIntFunction<Collection<String>> recovery;

	private final Map<String, Condition> conditions = new ConcurrentHashMap<>();

	/**
	 * Create the health of all components.
	 * @param statistics what they do
	 * @param thresholds how they are judged
	 * @param recovery recovers instances and says how many it found
	 */
	public ComponentHealth(ComponentStatistics statistics, HealthThresholds thresholds,
			ToIntFunction<Collection<String>> recovery) {
		this.statistics = statistics;
		this.thresholds = thresholds;
		this.recovery = recovery;
	}

	/** Judge all components now. */
	public void check() {
		for (ComponentFigures figures : this.statistics.figures()) {
			Condition condition = this.thresholds.judge(figures);
			Condition before = this.conditions.put(figures.component(), condition);
			if (condition != ((before != null) ? before : Condition.HEALTHY)) {
				changed(figures, condition);
			}
		}
	}

	private void changed(ComponentFigures figures, Condition condition) {
		String message = "Component '" + figures.component() + "' is " + condition.name().toLowerCase(Locale.ROOT)
				+ ": " + figures.failed() + " of " + figures.calls() + " calls failed, mean "
				+ figures.mean().toMillis() + " ms, slowest " + figures.slowest().toMillis() + " ms";
		switch (condition) {
			case HEALTHY -> logger.info(message);
			case DEGRADED -> logger.warn(message);
			case UNHEALTHY ->
				logger.warn(message + "; " + recover(figures.component()) + " failing instances recovered");
		}
	}

	private int recover(String component) {
		return this.recovery.applyAsInt(this.statistics.failing(component));
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
	 * @return their conditions by name
	 */
	public Map<String, Condition> troubled() {
		Map<String, Condition> troubled = new TreeMap<>(this.conditions);
		troubled.values().removeIf((condition) -> condition == Condition.HEALTHY);
		return troubled;
	}

}
