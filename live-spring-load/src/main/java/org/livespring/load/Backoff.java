package org.livespring.load;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits between attempts as the browser's client has them. */
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

	/** After a node said that it restarts. */
	Duration soon() {
		return millis(random() * SOON);
	}

	/** How long an attempt may take. */
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
