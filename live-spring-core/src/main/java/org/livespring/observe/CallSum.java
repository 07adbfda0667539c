package org.livespring.observe;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.livespring.diff.Patch;

/**
 * The added-up figures of many calls, of one node or several. Not thread-safe.
 *
 * @param figures the figures, indexed by the ordinal of {@link Figure}
 * @param latencies a histogram: number of calls by index of the bucket; the limit of each
 * bucket is 20 % above the one before
 */
public record CallSum(long[] figures, Map<Integer, Long> latencies) {

	private static final Figure[] FIGURES = Figure.values();

	/** Figures that keep the largest value instead of a sum. */
	private static final Set<Figure> LARGEST = EnumSet.of(Figure.SLOWEST, Figure.LARGEST_SNAPSHOT);

	/** Upper limit of the first bucket in nanoseconds. */
	private static final double FIRST = 10_000;

	private static final double GROWTH = Math.log(1.2);

	/** Adapts the number of figures, because another node may run another version. */
	public CallSum {
		figures = Arrays.copyOf(figures, FIGURES.length);
		latencies = new TreeMap<>(latencies);
	}

	/** Creates a sum of no calls. */
	public CallSum() {
		this(new long[0], Map.of());
	}

	/**
	 * Adds up several sums.
	 * @param sums the sums by called method
	 * @param which selects the sums to add up
	 * @return a new sum
	 */
	public static CallSum of(Map<Called, CallSum> sums, Predicate<Called> which) {
		return sums.entrySet()
			.stream()
			.filter((sum) -> which.test(sum.getKey()))
			.map(Map.Entry::getValue)
			.reduce(new CallSum(), CallSum::plus);
	}

	/**
	 * Adds a call that has ended.
	 * @param call the call
	 * @return this sum
	 */
	public CallSum add(LiveCall call) {
		add(call.duration());
		add(Figure.DONE, (call.outcome() == CallOutcome.DONE) ? 1 : 0);
		add(Figure.FAILED, (call.outcome() == CallOutcome.FAILED) ? 1 : 0);
		add(Figure.WAITED, call.waited());
		add(Figure.RENDERING, call.nanos(LivePhase.RENDER));
		add(Figure.BYTES, bytes(call.sent().html()) + bytes(call.sent().state()));
		if (call.snapshotSize() >= 0) {
			add(Figure.SNAPSHOTS, 1);
			add(Figure.SNAPSHOT_SIZE, call.snapshotSize());
			add(Figure.LARGEST_SNAPSHOT, call.snapshotSize());
		}
		return this;
	}

	/**
	 * Adds a call of which only the duration is known.
	 * @param nanos the duration in nanoseconds
	 */
	public void add(long nanos) {
		add(Figure.CALLS, 1);
		add(Figure.NANOS, nanos);
		add(Figure.SLOWEST, nanos);
		this.latencies.merge(bucket(nanos), 1L, Long::sum);
	}

	private static long bytes(@Nullable Patch patch) {
		return (patch != null) ? patch.encodedLength() : 0;
	}

	private static int bucket(long nanos) {
		return (nanos <= FIRST) ? 0 : (int) Math.ceil(Math.log(nanos / FIRST) / GROWTH);
	}

	/**
	 * Returns the sum of this and another sum.
	 * @param other another sum
	 * @return a new sum
	 */
	public CallSum plus(CallSum other) {
		CallSum sum = new CallSum(this.figures, this.latencies);
		for (Figure figure : FIGURES) {
			sum.add(figure, other.get(figure));
		}
		other.latencies.forEach((bucket, calls) -> sum.latencies.merge(bucket, calls, Long::sum));
		return sum;
	}

	/**
	 * Adds a value to a figure.
	 * @param figure the figure
	 * @param value the value to add, or to compare with the largest value so far
	 */
	public void add(Figure figure, long value) {
		long before = this.figures[figure.ordinal()];
		this.figures[figure.ordinal()] = LARGEST.contains(figure) ? Math.max(before, value) : before + value;
	}

	/**
	 * Returns a figure of all calls.
	 * @param figure the figure
	 * @return its value
	 */
	public long get(Figure figure) {
		return this.figures[figure.ordinal()];
	}

	/**
	 * Returns a quantile of the durations.
	 * @param share the share of calls, from 0 to 1; 0.99 for the 99th percentile
	 * @return the duration in nanoseconds that this share of calls did not exceed, up to
	 * 20 % too high; 0 without calls
	 */
	public long quantile(double share) {
		long rank = (long) Math.ceil(share * get(Figure.CALLS));
		long seen = 0;
		for (Map.Entry<Integer, Long> bucket : this.latencies.entrySet()) {
			seen += bucket.getValue();
			if (seen >= rank) {
				return Math.min(get(Figure.SLOWEST), (long) (FIRST * Math.exp(bucket.getKey() * GROWTH)));
			}
		}
		return 0;
	}

	/** A figure that is added up. */
	public enum Figure {

		/** Number of calls. */
		CALLS,
		/** Number of calls that succeeded. */
		DONE,
		/** Number of calls that failed. */
		FAILED,
		/** Total duration of all calls in nanoseconds. */
		NANOS,
		/** Duration of the slowest call in nanoseconds. */
		SLOWEST,
		/** Total time in nanoseconds that calls waited for their turn. */
		WAITED,
		/** Total time in nanoseconds that templates took. */
		RENDERING,
		/** Bytes of the changes that were sent to browsers. */
		BYTES,
		/** Number of snapshots that were signed. */
		SNAPSHOTS,
		/** Total size of these snapshots. */
		SNAPSHOT_SIZE,
		/** Size of the largest snapshot. */
		LARGEST_SNAPSHOT

	}

}
