package org.livespring.monitor;

import java.time.Duration;

import org.livespring.observe.CallSum;
import org.livespring.observe.CallSum.Figure;

/**
 * Figures of a component, since the start and in the last window of time.
 *
 * @param component its name
 * @param mounts mounts since the start
 * @param adoptions snapshots that were adopted since the start
 * @param calls calls in the window
 * @param failed calls in the window that failed
 * @param perSecond calls per second
 * @param errorRate share of calls that failed, from 0 to 1
 * @param mean mean duration of a call
 * @param slowest duration of the slowest call
 * @param waited mean time a call waited for its turn
 * @param rendering share of the time of calls that templates took, from 0 to 1
 * @param snapshot size of the largest snapshot
 * @param total calls since the start
 */
public record ComponentFigures(String component, long mounts, long adoptions, long calls, long failed, double perSecond,
		double errorRate, Duration mean, Duration slowest, Duration waited, double rendering, long snapshot,
		long total) {

	/**
	 * The figures of a component that did nothing.
	 * @param component its name
	 * @return its figures
	 */
	public static ComponentFigures none(String component) {
		return of(component, 0, 0, 0, new CallSum(), Duration.ofSeconds(1));
	}

	static ComponentFigures of(String component, long mounts, long adoptions, long total, CallSum sum,
			Duration window) {
		long calls = sum.get(Figure.CALLS);
		long failed = sum.get(Figure.FAILED);
		long nanos = sum.get(Figure.NANOS);
		return new ComponentFigures(component, mounts, adoptions, calls, failed, calls / (window.toMillis() / 1e3),
				ratio(failed, calls), mean(nanos, calls), Duration.ofNanos(sum.get(Figure.SLOWEST)),
				mean(sum.get(Figure.WAITED), calls), ratio(sum.get(Figure.RENDERING), nanos),
				sum.get(Figure.LARGEST_SNAPSHOT), total);
	}

	private static double ratio(long part, long whole) {
		return (whole > 0) ? (double) part / whole : 0;
	}

	private static Duration mean(long nanos, long count) {
		return Duration.ofNanos((count > 0) ? nanos / count : 0);
	}

}
