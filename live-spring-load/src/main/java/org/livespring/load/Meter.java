package org.livespring.load;

import java.util.Arrays;

/** The latencies of answered actions. */
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

	/**
	 * Returns the latency in milliseconds that this percentage of the actions did not
	 * exceed.
	 */
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
