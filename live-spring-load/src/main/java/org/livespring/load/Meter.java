package org.livespring.load;

import java.util.Arrays;

/** Latencies of the actions that were answered. */
final class Meter {

	private static final int MOST = 4_000_000;

	private long[] nanos = new long[1024];

	private int count;

	void answered(long latency) {
		if (this.count == this.nanos.length && this.count < MOST) {
			this.nanos = Arrays.copyOf(this.nanos, this.count * 2);
		}
		if (this.count < this.nanos.length) {
			this.nanos[this.count++] = latency;
		}
	}

	void reset() {
		this.count = 0;
	}

	int count() {
		return this.count;
	}

	/** The latency that so many of the actions did not exceed, in milliseconds. */
	double percentile(double percent) {
		if (this.count == 0) {
			return Double.NaN;
		}
		long[] sorted = Arrays.copyOf(this.nanos, this.count);
		Arrays.sort(sorted);
		int index = (int) Math.ceil(percent / 100 * this.count) - 1;
		return sorted[Math.max(0, index)] / 1e6;
	}

}
