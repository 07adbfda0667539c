package org.livespring.dashboard;

import java.util.stream.DoubleStream;

/**
 * A row of values, one a second.
 *
 * @param name its name
 * @param shape how it is drawn
 * @param style its colour, a class of the style sheet
 * @param values the values, {@code NaN} where there is none
 */
record Series(String name, Shape shape, String style, double[] values) {

	/** The newest value, 0 where there is none. */
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

		/** A line, and what is below it. */
		AREA,
		/** A line. */
		LINE,
		/** A bar for each value. */
		BARS

	}

}
