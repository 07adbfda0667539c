package org.livespring.dashboard;

import java.util.Locale;

/** What the values of a chart are, and how they are written. */
enum Unit {

	/** A number of things. */
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

	/** Two or three significant digits. */
	String write(double value) {
		double scaled = value;
		int suffix = 0;
		while (scaled >= this.base * 0.9995 && suffix < this.suffixes.length - 1) {
			scaled /= this.base;
			suffix++;
		}
		return digits(scaled) + this.suffixes[suffix];
	}

	private String digits(double value) {
		boolean whole = value == Math.rint(value) || value >= 99.5;
		if (whole) {
			return String.format(Locale.ROOT, "%.0f", value);
		}
		return trim(String.format(Locale.ROOT, (value >= 9.95) ? "%.1f" : "%.2f", value));
	}

	private static String trim(String digits) {
		String trimmed = digits.replaceFirst("0+$", "");
		return trimmed.endsWith(".") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
	}

	/**
	 * The end of an axis.
	 * @param value the largest value on it
	 * @return a round number that is not smaller
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
		double power = Math.pow(10, Math.floor(Math.log10(value / scale)));
		for (double step : new double[] { 1, 2, 4, 6, 8 }) {
			if (value <= step * power * scale) {
				return step * power * scale;
			}
		}
		return 10 * power * scale;
	}

}
