package org.livespring.concurrent;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.format.annotation.DurationFormat;
import org.springframework.format.datetime.standard.DurationFormatterUtils;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/**
 * Interrupts work that takes too long. What does not end by that goes on, and counts as
 * any other work once it ends by itself. Thread-safe.
 */
public final class TimeLimit {

	private static final Log logger = LogFactory.getLog(TimeLimit.class);

	/** How many times the limit is looked at before it is over. */
	private static final int LOOKS = 8;

	private static final Duration SELDOM = Duration.ofSeconds(1);

	private final Duration limit;

	private final Set<Running> all = ConcurrentHashMap.newKeySet();

	private final Ticker ticker;

	/**
	 * Create a limit.
	 * @param limit how long work may take, zero for any time
	 */
	public TimeLimit(Duration limit) {
		this.limit = limit;
		Duration often = limit.dividedBy(LOOKS);
		this.ticker = new Ticker("live-time-limit", (often.compareTo(SELDOM) < 0) ? often : SELDOM, this::look);
	}

	/** Begin to interrupt. */
	public void start() {
		if (!this.limit.isZero()) {
			this.ticker.start();
		}
	}

	/** Interrupt no more. */
	public void stop() {
		this.ticker.stop();
	}

	/**
	 * Do something on this thread.
	 * @param name what it is, for the log
	 * @param work what to do
	 * @return its result
	 * @throws LiveException with the code {@code TIMEOUT} if it was interrupted and threw
	 */
	public <T> T call(Object name, Supplier<T> work) {
		if (this.limit.isZero()) {
			return work.get();
		}
		Running running = new Running(name);
		this.all.add(running);
		try {
			return work.get();
		}
		catch (Throwable ex) {
			if (running.isInterrupted()) {
				throw new LiveException(LiveErrorCode.TIMEOUT, name + " was interrupted after " + text(), ex);
			}
			throw ex;
		}
		finally {
			this.all.remove(running);
			running.end();
		}
	}

	private String text() {
		return DurationFormatterUtils.print(this.limit, DurationFormat.Style.COMPOSITE);
	}

	private void look() {
		long now = System.nanoTime();
		this.all.stream().filter((running) -> now - running.begun > this.limit.toNanos()).forEach(Running::interrupt);
	}

	private final class Running {

		private final Object name;

		private final Thread thread = Thread.currentThread();

		private final long begun = System.nanoTime();

		// Both guarded by this
		private boolean interrupted;

		private boolean ended;

		Running(Object name) {
			this.name = name;
		}

		synchronized void interrupt() {
			if (this.ended || this.interrupted) {
				return;
			}
			this.interrupted = true;
			if (logger.isWarnEnabled()) {
				Throwable place = new Throwable("Where it was");
				place.setStackTrace(this.thread.getStackTrace());
				logger.warn(this.name + " takes longer than " + text() + " and is interrupted", place);
			}
			this.thread.interrupt();
		}

		synchronized boolean isInterrupted() {
			return this.interrupted;
		}

		/** The thread goes on with something else. */
		synchronized void end() {
			this.ended = true;
			if (this.interrupted) {
				Thread.interrupted();
			}
		}

	}

}
