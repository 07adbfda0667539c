package org.livespring.monitor;

import java.time.Duration;

/**
 * When a component, or the node, is not healthy.
 *
 * @param calls calls in the window below which nothing is concluded
 * @param degradedErrors share of failed calls from which it is degraded
 * @param unhealthyErrors share of failed calls from which it is unhealthy
 * @param degradedLatency mean duration from which it is degraded
 * @param unhealthyLatency mean duration from which it is unhealthy
 * @param stuckCalls calls in a row that fail in an instance and work in others, from
 * which it is mounted anew; 0 for never
 * @param overloadWait mean time calls wait for their turn from which the node is
 * overloaded
 */
public record HealthThresholds(int calls, double degradedErrors, double unhealthyErrors, Duration degradedLatency,
		Duration unhealthyLatency, int stuckCalls, Duration overloadWait) {

	/**
	 * Judge a component.
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
