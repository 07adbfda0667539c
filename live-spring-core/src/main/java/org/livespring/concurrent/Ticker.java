package org.livespring.concurrent;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Does something again and again on a thread of its own, whatever that throws.
 * Thread-safe.
 */
public final class Ticker {

	private static final Log logger = LogFactory.getLog(Ticker.class);

	private final String name;

	private final List<Runnable> tasks;

	private final Duration interval;

	private @Nullable ScheduledExecutorService scheduler;

	/**
	 * Create a ticker, which does not run yet.
	 * @param name name of its thread
	 * @param interval time from one beginning to the next
	 * @param tasks what to do, one after the other
	 */
	public Ticker(String name, Duration interval, Runnable... tasks) {
		this.name = name;
		this.interval = interval;
		this.tasks = List.of(tasks);
	}

	/** Begin, the first time after an interval. Does nothing if it runs. */
	public synchronized void start() {
		if (this.scheduler == null) {
			this.scheduler = Executors.newSingleThreadScheduledExecutor(this::thread);
			this.scheduler.scheduleAtFixedRate(this::tick, this.interval.toNanos(), this.interval.toNanos(),
					TimeUnit.NANOSECONDS);
		}
	}

	private Thread thread(Runnable work) {
		Thread thread = new Thread(work, this.name);
		thread.setDaemon(true);
		return thread;
	}

	private void tick() {
		this.tasks.forEach(this::attempt);
	}

	/** What throws would be the last thing that is done. */
	private void attempt(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			logger.error("What " + this.name + " does failed, and is tried again", ex);
		}
	}

	/**
	 * Interrupt the task, and do it no more.
	 * @return {@code false} if it did not run
	 */
	public synchronized boolean stop() {
		if (this.scheduler == null) {
			return false;
		}
		this.scheduler.shutdownNow();
		this.scheduler = null;
		return true;
	}

	public synchronized boolean isRunning() {
		return this.scheduler != null;
	}

}
