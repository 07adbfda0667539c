package org.livespring.dashboard;

import java.util.List;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

/**
 * A row of values, one a second.
 *
 * @param name its name
 * @param shape how it is drawn
 * @param style its colour, a class of the style sheet
 * @param values the values, {@code NaN} where there is none
 */
record Series(String name, Shape shape, String style, double[] values) {

	static Series of(String name, Shape shape, String style, List<@Nullable Moment> moments,
			ToDoubleFunction<Moment> value) {
		return new Series(name, shape, style,
				moments.stream()
					.mapToDouble((moment) -> (moment != null) ? value.applyAsDouble(moment) : Double.NaN)
					.toArray());
	}

	/** The newest value, 0 where there is none. */
	double last() {
		for (int i = this.values.length - 1; i >= 0; i--) {
			if (!Double.isNaN(this.values[i])) {
				return this.values[i];
			}
		}
		return 0;
	}

	double largest() {
		double largest = 0;
		for (double value : this.values) {
			largest = (value > largest) ? value : largest;
		}
		return largest;
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
