package org.livespring.load;

import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The result of one measurement.
 *
 * @param name name of the measurement
 * @param meter latencies of the actions
 * @param time length of the measurement
 * @param cpu processor time of the server
 * @param sent bytes to the server, frame headers included
 * @param received bytes from the server, frame headers included
 * @param resident memory of the server's process
 */
record Figures(String name, Meter meter, Duration time, Duration cpu, long sent, long received, long resident) {

	static final String HEAD = String.format("%-22s %9s %8s %8s %8s %8s %9s %7s %6s %6s %7s", "", "actions", "/s",
			"p50 ms", "p99 ms", "p99.9 ms", "CPU us", "x bare", "out B", "in B", "RSS MB");

	/** Returns the processor time of the server per action, in microseconds. */
	double cpuPerAction() {
		return this.cpu.toNanos() / 1e3 / this.meter.count();
	}

	String line(@Nullable Figures bare) {
		int count = this.meter.count();
		return String.format(Locale.ROOT, "%-22s %9d %8.0f %8.3f %8.3f %8.3f %9.1f %7.2f %6d %6d %7d", this.name, count,
				count / (this.time.toNanos() / 1e9), this.meter.percentile(50), this.meter.percentile(99),
				this.meter.percentile(99.9), cpuPerAction(), (bare != null) ? cpuPerAction() / bare.cpuPerAction() : 1,
				this.sent / count, this.received / count, this.resident >> 20);
	}

}
