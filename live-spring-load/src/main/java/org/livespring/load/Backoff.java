package org.livespring.load;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The back-off between connection attempts, the same as in the browser client. */
final class Backoff {

	private static final double FIRST = 100;

	private static final double LAST = 8000;

	private static final double SPREAD = 2000;

	private static final double SOON = 100;

	private static final int PATIENCE_SECONDS = 3;

	/** A connection that is lost sooner is one more attempt. */
	private static final Duration HELD = Duration.ofSeconds(5);

	private int attempt;

	/** When the connection was established, 0 if there is none. */
	private long since;

	Duration next() {
		double wait = Math.min(LAST, FIRST * (1 << Math.min(this.attempt++, 10)));
		return millis(wait + random() * Math.min(wait, SPREAD));
	}

	/** Returns the wait after a node announced its restart. */
	Duration soon() {
		if (this.attempt > 0) {
			return next();
		}
		this.attempt++;
		return millis(random() * SOON);
	}

	/** Returns the timeout of an attempt. */
	Duration patience() {
		return Duration.ofSeconds(PATIENCE_SECONDS * Math.min(4, Math.max(1, this.attempt - 1)));
	}

	void established() {
		this.since = System.nanoTime();
	}

	void lost() {
		if (this.since != 0 && System.nanoTime() - this.since > HELD.toNanos()) {
			this.attempt = 0;
		}
		this.since = 0;
	}

	private static double random() {
		return ThreadLocalRandom.current().nextDouble();
	}

	private static Duration millis(double millis) {
		return Duration.ofNanos((long) (millis * 1e6));
	}

}
