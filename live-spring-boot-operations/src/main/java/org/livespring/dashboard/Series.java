package org.livespring.dashboard;

import java.util.stream.DoubleStream;

/**
 * A series of values in a chart, one value for each second.
 *
 * @param name its name
 * @param shape how it is drawn
 * @param style CSS class of its colour
 * @param values the values, {@code NaN} for a missing value
 */
record Series(String name, Shape shape, String style, double[] values) {

	/** Returns the newest value, 0 if it is missing. */
	double last() {
		return DoubleStream.of(this.values)
			.filter((value) -> !Double.isNaN(value))
			.reduce((before, next) -> next)
			.orElse(0);
	}

	double largest() {
		return DoubleStream.of(this.values).filter((value) -> value > 0).max().orElse(0);
	}

	/** How a series is drawn. */
	enum Shape {

		/** A line and the area below it. */
		AREA,
		/** A line. */
		LINE,
		/** A bar for each value. */
		BARS

	}

}
