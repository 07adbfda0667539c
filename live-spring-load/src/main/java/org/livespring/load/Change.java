package org.livespring.load;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The relative difference between two things that were measured in pairs: the median of
 * all pairs and its confidence interval of 95 %. It assumes no distribution of the noise.
 *
 * @param percent the median
 * @param low lower end of the interval, in percent
 * @param high upper end of the interval, in percent
 */
record Change(double percent, double low, double high) {

	/**
	 * Standard deviations of the confidence interval, for a normal approximation of the
	 * number of pairs below the median.
	 */
	private static final double DEVIATIONS = 1.96;

	/** Least number of pairs that have such an interval. */
	private static final int FEWEST = 6;

	/**
	 * Compares pairs of measurements.
	 * @param values the measured values
	 * @param bases the value of the base in each pair
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

	/** Returns the median of sorted values. */
	static double median(double[] sorted) {
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%+.1f %% (%+.1f to %+.1f)", this.percent, this.low, this.high);
	}

}
