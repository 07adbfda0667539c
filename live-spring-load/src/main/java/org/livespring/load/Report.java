package org.livespring.load;

import java.util.Locale;

/** Compares measured values with their targets and prints a line for each. */
final class Report {

	private int checked;

	private int failed;

	private int missed;

	/** Reports a count that must be exact; otherwise the driver ends with an error. */
	void exact(String what, long value, long target) {
		this.checked++;
		boolean met = value == target;
		this.failed += met ? 0 : 1;
		print(met ? "ok" : "FAILED", what, Long.toString(value), "= " + target);
	}

	/** Reports a time or size, which depends on the machine and its other load. */
	void atMost(String what, double value, double target, String unit) {
		this.checked++;
		boolean met = value <= target;
		this.missed += met ? 0 : 1;
		print(met ? "ok" : "missed", what, String.format(Locale.ROOT, "%.3g %s", value, unit),
				String.format(Locale.ROOT, "<= %.3g %s", target, unit));
	}

	/**
	 * Reports a comparison. If its whole interval is above the limit, the driver ends
	 * with an error. If the limit lies within the interval, the measurement was too
	 * short.
	 */
	void atMost(String what, Change change, double limit) {
		this.checked++;
		boolean failed = change.low() > limit;
		boolean met = change.high() <= limit;
		this.failed += failed ? 1 : 0;
		this.missed += (failed || met) ? 0 : 1;
		print(failed ? "FAILED" : met ? "ok" : "open", what, change.toString(),
				String.format(Locale.ROOT, "<= %.3g %%", limit));
	}

	/** Reports a value without a target. */
	void tell(String what, Object value) {
		print("", what, value.toString(), "");
	}

	private static void print(String verdict, String what, String value, String target) {
		System.out.println(String.format("  %-6s  %-58s %12s  %s", verdict, what, value, target).stripTrailing());
	}

	boolean isClean() {
		return this.failed == 0;
	}

	@Override
	public String toString() {
		return this.checked + " checked, " + this.failed + " failed, " + this.missed + " times or sizes missed or open";
	}

}
