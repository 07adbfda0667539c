package org.livespring.concurrent;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.livespring.log.PrintableLog;

/**
 * Runs tasks at a fixed interval on its own daemon thread. A task that throws is logged
 * and runs again at the next interval. Thread-safe.
 */
public final class Ticker {

	private static final Log logger = PrintableLog.of(Ticker.class);

	private final String name;

	private final List<Runnable> tasks;

	private final Duration interval;

	private final TimeSource time;

	private @Nullable ScheduledExecutorService scheduler;

	private boolean running;

	/**
	 * Create a ticker that is not started yet.
	 * @param name name of the thread
	 * @param interval time between two starts of the tasks
	 * @param tasks the tasks, which run one after the other
	 */
	public Ticker(String name, Duration interval, Runnable... tasks) {
		this(name, interval, TimeSource.SYSTEM, tasks);
	}

	/**
	 * Create a ticker that is not started yet.
	 * @param name name of the thread
	 * @param interval time between two starts of the tasks
	 * @param time whether it goes on by itself; the ticker does nothing if it does not
	 * @param tasks the tasks, which run one after the other
	 */
	public Ticker(String name, Duration interval, TimeSource time, Runnable... tasks) {
		this.name = name;
		this.interval = interval;
		this.time = time;
		this.tasks = List.of(tasks);
	}

	/**
	 * Start the ticker. The tasks run for the first time after one interval. Does nothing
	 * if the ticker is already running.
	 */
	public synchronized void start() {
		if (!this.running && this.time.isRunning()) {
			this.scheduler = Executors.newSingleThreadScheduledExecutor(this::thread);
			this.scheduler.scheduleAtFixedRate(this::tick, this.interval.toNanos(), this.interval.toNanos(),
					TimeUnit.NANOSECONDS);
		}
		this.running = true;
	}

	private Thread thread(Runnable work) {
		Thread thread = new Thread(work, this.name);
		thread.setDaemon(true);
		return thread;
	}

	private void tick() {
		this.tasks.forEach(this::attempt);
	}

	/** Catches exceptions, since the scheduler would cancel the tasks after one. */
	private void attempt(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			logger.error("A task of the thread '" + this.name + "' failed and runs again at the next interval", ex);
		}
	}

	/**
	 * Interrupt a running task and stop the ticker.
	 * @return {@code false} if the ticker was not running
	 */
	public synchronized boolean stop() {
		boolean stops = this.running;
		this.running = false;
		if (this.scheduler != null) {
			this.scheduler.shutdownNow();
			this.scheduler = null;
		}
		return stops;
	}

	public synchronized boolean isRunning() {
		return this.running;
	}

}
