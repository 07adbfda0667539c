package org.livespring.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.DoubleStream;

/** The unit of the values of a chart; formats values. */
enum Unit {

	/** A count. */
	COUNT(1000, "", "k", "M", "G"),
	/** Milliseconds. */
	MILLIS(1000, " ms", " s"),
	/** Bytes. */
	BYTES(1024, " B", " KB", " MB", " GB", " TB");

	private final double base;

	private final String[] suffixes;

	Unit(double base, String... suffixes) {
		this.base = base;
		this.suffixes = suffixes;
	}

	/** Formats a value with two or three significant digits. */
	String write(double value) {
		double scaled = value;
		int suffix = 0;
		while (scaled >= this.base * 0.9995 && suffix < this.suffixes.length - 1) {
			scaled /= this.base;
			suffix++;
		}
		return digits(scaled) + this.suffixes[suffix];
	}

	private static String digits(double value) {
		int decimals = (value >= 99.5) ? 0 : (value >= 9.95) ? 1 : 2;
		return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
	}

	/**
	 * Returns the upper end of an axis.
	 * @param value the largest value on it
	 * @return a round number that is not smaller than {@code value}
	 */
	double roundUp(double value) {
		double smallest = (this == MILLIS) ? 1 : 4;
		if (value <= smallest) {
			return smallest;
		}
		double scale = 1;
		while (value / scale >= this.base) {
			scale *= this.base;
		}
		double power = scale * Math.pow(10, Math.floor(Math.log10(value / scale)));
		return DoubleStream.of(1, 2, 4, 6, 8, 10)
			.map((step) -> step * power)
			.filter((end) -> value <= end)
			.findFirst()
			.orElse(value);
	}

}
