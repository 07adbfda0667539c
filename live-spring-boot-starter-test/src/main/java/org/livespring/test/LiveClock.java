package org.livespring.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.LongSupplier;

import org.springframework.util.Assert;

import org.livespring.concurrent.TimeSource;

/**
 * The clock of the engine in a test. It goes on like the clock of the system, and a test
 * can move it forward: idle components go to sleep, snapshots, HTTP sessions and tokens
 * expire, silent connections and the leases of nodes end, and what waits for a pause of
 * the user runs. Thread-safe.
 */
public final class LiveClock implements TimeSource {

	/** Steps that are short, so that nodes hear from each other within their leases. */
	private static final int SHORT_STEPS = 24;

	private static final Duration SHORT = Duration.ofMillis(500);

	/** Steps in which connections are found silent, and forgotten after their grace. */
	private static final int MEDIUM_STEPS = 60;

	private static final Duration MEDIUM = Duration.ofSeconds(10);

	private final Clock clock = new MovedClock();

	private volatile Duration ahead = Duration.ZERO;

	private volatile Duration longest = Duration.ofHours(1);

	private volatile LongSupplier untilDue = () -> Long.MAX_VALUE;

	private volatile Recording recording = new Recording();

	private volatile Runnable moved = () -> {
	};

	/**
	 * Do something after each step.
	 * @param longest the longest step
	 * @param untilDue nanoseconds after which something is due, and a step ends
	 * @param moved what to do
	 * @param recording records what a test does
	 */
	void onStep(Duration longest, LongSupplier untilDue, Runnable moved, Recording recording) {
		this.recording = recording;
		this.longest = longest;
		this.untilDue = untilDue;
		this.moved = moved;
	}

	/**
	 * Move the clock forward, in steps, after each of which what is due is done. Pages
	 * that are connected stay connected.
	 * @param time how far
	 */
	public void advance(Duration time) {
		Assert.isTrue(!time.isNegative(), "'time' must not be negative");
		this.recording.does("live.clock()." + "advance(Duration.parse(\"" + time + "\"))", () -> pass(time));
	}

	private void pass(Duration time) {
		Duration left = time;
		for (int i = 0; !left.isZero(); i++) {
			Duration step = least(left, longest(i), Duration.ofNanos(this.untilDue.getAsLong()));
			left = left.minus(step);
			move(step);
			this.moved.run();
		}
	}

	private Duration longest(int step) {
		if (step < SHORT_STEPS) {
			return SHORT;
		}
		return (step < SHORT_STEPS + MEDIUM_STEPS) ? least(MEDIUM, this.longest) : this.longest;
	}

	private static Duration least(Duration... durations) {
		return Arrays.stream(durations).min(Comparator.naturalOrder()).orElseThrow();
	}

	/** Move the clock forward at once. */
	synchronized void move(Duration time) {
		this.ahead = this.ahead.plus(time);
	}

	/** How far the clock has been moved, in nanoseconds. */
	public long movedNanos() {
		return this.ahead.toNanos();
	}

	@Override
	public Clock clock() {
		return this.clock;
	}

	@Override
	public long nanos() {
		return System.nanoTime() + this.ahead.toNanos();
	}

	/** Nothing is checked by itself: a test does that when nothing is under way. */
	@Override
	public boolean isRunning() {
		return false;
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
