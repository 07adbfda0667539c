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
 * Calls added up, on one node or several. Not thread-safe.
 *
 * @param figures by their order in {@link Figure}
 * @param latencies how many calls took how long, by the number of a bucket; limits of
 * buckets grow by a fifth
 */
public record CallSum(long[] figures, Map<Integer, Long> latencies) {

	private static final Figure[] FIGURES = Figure.values();

	/** Of which the largest one counts. */
	private static final Set<Figure> LARGEST = EnumSet.of(Figure.SLOWEST, Figure.LARGEST_SNAPSHOT);

	/** Limit of the first bucket in nanoseconds. */
	private static final double FIRST = 10_000;

	private static final double GROWTH = Math.log(1.2);

	/** Those of other nodes may have been written by another version. */
	public CallSum {
		figures = Arrays.copyOf(figures, FIGURES.length);
		latencies = new TreeMap<>(latencies);
	}

	/** A sum of no calls. */
	public CallSum() {
		this(new long[0], Map.of());
	}

	/**
	 * Add up sums.
	 * @param sums sums by what was called
	 * @param which which of them
	 * @return a sum of their own
	 */
	public static CallSum of(Map<Called, CallSum> sums, Predicate<Called> which) {
		return sums.entrySet()
			.stream()
			.filter((sum) -> which.test(sum.getKey()))
			.map(Map.Entry::getValue)
			.reduce(new CallSum(), CallSum::plus);
	}

	/**
	 * Add a call that is over.
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
	 * Add a call of which nothing else is known.
	 * @param nanos how long it took
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
	 * Both together.
	 * @param other another sum
	 * @return a sum of their own
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
	 * Add to a figure.
	 * @param figure which one
	 * @param value what to add, or what it is to be at least
	 */
	public void add(Figure figure, long value) {
		long before = this.figures[figure.ordinal()];
		this.figures[figure.ordinal()] = LARGEST.contains(figure) ? Math.max(before, value) : before + value;
	}

	/**
	 * A figure of all calls.
	 * @param figure which one
	 * @return its value
	 */
	public long get(Figure figure) {
		return this.figures[figure.ordinal()];
	}

	/**
	 * What a share of the calls did not exceed.
	 * @param share a share, from 0 to 1
	 * @return nanoseconds, at most a fifth too many; 0 without calls
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

	/** What is added up. */
	public enum Figure {

		/** Calls. */
		CALLS,
		/** Those that did what was asked. */
		DONE,
		/** Those that failed. */
		FAILED,
		/** Nanoseconds that all took. */
		NANOS,
		/** Nanoseconds that the slowest took. */
		SLOWEST,
		/** Nanoseconds that all waited for their turn. */
		WAITED,
		/** Nanoseconds that their templates took. */
		RENDERING,
		/** Bytes of the changes that were sent. */
		BYTES,
		/** Snapshots that were signed. */
		SNAPSHOTS,
		/** Size of all of them. */
		SNAPSHOT_SIZE,
		/** Size of the largest. */
		LARGEST_SNAPSHOT

	}

}
