package org.livespring.load;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits between attempts as the browser's client has them. */
final class Backoff {

	private static final double FIRST = 200;

	private static final double LAST = 10_000;

	private static final double SOON = 100;

	private int attempt;

	Duration next() {
		double wait = Math.min(LAST, FIRST * (1 << Math.min(this.attempt++, 10)));
		return millis(wait * (0.5 + random() / 2));
	}

	/** After a node said that it restarts. */
	Duration soon() {
		return millis(random() * SOON);
	}

	void reset() {
		this.attempt = 0;
	}

	private static double random() {
		return ThreadLocalRandom.current().nextDouble();
	}

	private static Duration millis(double millis) {
		return Duration.ofNanos((long) (millis * 1e6));
	}

}
