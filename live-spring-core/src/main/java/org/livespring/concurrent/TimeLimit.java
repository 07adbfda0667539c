package org.livespring.concurrent;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;

import org.springframework.format.annotation.DurationFormat;
import org.springframework.format.datetime.standard.DurationFormatterUtils;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.log.PrintableLog;

/**
 * Interrupts the threads of work that takes longer than a limit. Work that ignores the
 * interruption continues, and its result is valid. Thread-safe.
 */
public final class TimeLimit {

	private static final Log logger = PrintableLog.of(TimeLimit.class);

	/** Number of checks within one limit. */
	private static final int LOOKS = 8;

	private static final Duration SELDOM = Duration.ofSeconds(1);

	private final Duration limit;

	private final Set<Running> all = ConcurrentHashMap.newKeySet();

	private final Ticker ticker;

	/**
	 * Create a limit.
	 * @param limit how long work may take, zero for no limit
	 */
	public TimeLimit(Duration limit) {
		this.limit = limit;
		Duration often = limit.dividedBy(LOOKS);
		this.ticker = new Ticker("live-time-limit", (often.compareTo(SELDOM) < 0) ? often : SELDOM, this::look);
	}

	/** Start to check for work that takes too long. */
	public void start() {
		if (!this.limit.isZero()) {
			this.ticker.start();
		}
	}

	/** Stop checking. */
	public void stop() {
		this.ticker.stop();
	}

	/**
	 * Run work on the current thread.
	 * @param name name of the work, for the log
	 * @param work the work
	 * @return the result of the work
	 * @throws LiveException with the code {@code TIMEOUT} if the work was interrupted and
	 * threw an exception
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
				Throwable place = new Throwable("Stack trace of the thread");
				place.setStackTrace(this.thread.getStackTrace());
				logger.warn(this.name + " takes longer than " + text() + " and is interrupted", place);
			}
			this.thread.interrupt();
		}

		synchronized boolean isInterrupted() {
			return this.interrupted;
		}

		/**
		 * The work has ended: clears the interruption, so that it does not reach the
		 * thread's next work.
		 */
		synchronized void end() {
			this.ended = true;
			if (this.interrupted) {
				Thread.interrupted();
			}
		}

	}

}
