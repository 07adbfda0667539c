package org.livespring.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.livespring.concurrent.TimeSource;

/**
 * The clock of the engine in a test: of snapshots and how long they are valid, of rooms,
 * their histories and their states, of presence and its leases. It goes on like the clock
 * of the system, and a test can move it forward. Thread-safe.
 */
public final class LiveClock implements TimeSource {

	private final Clock clock = new MovedClock();

	private volatile Duration ahead = Duration.ZERO;

	/** Move the clock forward. */
	public synchronized void advance(Duration time) {
		this.ahead = this.ahead.plus(time);
	}

	@Override
	public Clock clock() {
		return this.clock;
	}

	@Override
	public long nanos() {
		return System.nanoTime() + this.ahead.toNanos();
	}

	private final class MovedClock extends Clock {

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return Clock.offset(Clock.system(zone), LiveClock.this.ahead);
		}

		@Override
		public Instant instant() {
			return Instant.now().plus(LiveClock.this.ahead);
		}

	}

}
