package org.livespring.monitor;

import java.time.Duration;

/**
 * Thresholds from which a component or the node is not healthy.
 *
 * @param calls number of calls in the window below which a component counts as healthy
 * @param degradedErrors share of failed calls from which a component is degraded
 * @param unhealthyErrors share of failed calls from which a component is unhealthy
 * @param degradedLatency mean duration of calls from which a component is degraded
 * @param unhealthyLatency mean duration of calls from which a component is unhealthy
 * @param stuckCalls number of calls in a row that fail in one instance and work in
 * others, after which the instance is restored from its snapshot; 0 for never
 * @param overloadWait mean time that calls wait for their turn, from which the node is
 * overloaded
 */
public record HealthThresholds(int calls, double degradedErrors, double unhealthyErrors, Duration degradedLatency,
		Duration unhealthyLatency, int stuckCalls, Duration overloadWait) {

	/**
	 * Returns the condition of a component.
	 * @param figures its figures
	 * @return its condition
	 */
	public Condition judge(ComponentFigures figures) {
		if (figures.calls() < this.calls) {
			return Condition.HEALTHY;
		}
		if (exceeds(figures, this.unhealthyErrors, this.unhealthyLatency)) {
			return Condition.UNHEALTHY;
		}
		return exceeds(figures, this.degradedErrors, this.degradedLatency) ? Condition.DEGRADED : Condition.HEALTHY;
	}

	private static boolean exceeds(ComponentFigures figures, double errors, Duration latency) {
		return figures.errorRate() >= errors || figures.mean().compareTo(latency) >= 0;
	}

}
