package org.livespring.load;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How much more something costs than something else that was measured beside it: the
 * median of all pairs, and where the true one lies with a confidence of 95 %. It assumes
 * nothing of how the noise is distributed.
 *
 * @param percent the median
 * @param low lower end of the interval, in percent
 * @param high upper end of the interval, in percent
 */
record Change(double percent, double low, double high) {

	/** Of a normal distribution, which the number of pairs below the median follows. */
	private static final double DEVIATIONS = 1.96;

	/** Fewer pairs have no such interval. */
	private static final int FEWEST = 6;

	/**
	 * Compare pairs of measurements.
	 * @param values what was measured
	 * @param bases what was measured beside each of them
	 * @return the change from the bases to the values
	 */
	static Change of(List<Double> values, List<Double> bases) {
		double[] changes = IntStream.range(0, values.size())
			.mapToDouble((i) -> (values.get(i) / bases.get(i) - 1) * 100)
			.sorted()
			.toArray();
		if (changes.length < FEWEST) {
			throw new IllegalArgumentException(changes.length + " pairs are too few, " + FEWEST + " are needed");
		}
		int rank = (int) Math.floor((changes.length - DEVIATIONS * Math.sqrt(changes.length)) / 2);
		int outside = Math.max(0, rank - 1);
		return new Change(median(changes), changes[outside], changes[changes.length - 1 - outside]);
	}

	/** Of sorted values. */
	static double median(double[] sorted) {
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%+.1f %% (%+.1f to %+.1f)", this.percent, this.low, this.high);
	}

}
