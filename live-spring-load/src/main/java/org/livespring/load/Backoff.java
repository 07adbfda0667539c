package org.livespring.load;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The back-off between connection attempts, the same as in the browser client. */
final class Backoff {

	private static final double FIRST = 100;

	private static final double LAST = 3000;

	private static final double SOON = 100;

	private static final int PATIENCE_SECONDS = 3;

	private int attempt;

	Duration next() {
		double wait = Math.min(LAST, FIRST * (1 << Math.min(this.attempt++, 10)));
		return millis(wait * (0.5 + random() / 2));
	}

	/** Returns the wait after a node announced its restart. */
	Duration soon() {
		return millis(random() * SOON);
	}

	/** Returns the timeout of an attempt. */
	Duration patience() {
		return Duration.ofSeconds(PATIENCE_SECONDS * Math.min(4, Math.max(1, this.attempt - 1)));
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
