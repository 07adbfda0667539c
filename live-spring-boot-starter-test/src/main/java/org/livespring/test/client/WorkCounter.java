package org.livespring.test.client;

import java.time.Duration;
import java.util.concurrent.Executor;

import org.livespring.concurrent.DelayingExecutor;
import org.livespring.concurrent.ExecutorWatch;

/**
 * Counts the tasks of the engine that are waiting or running. Delayed tasks run at once,
 * so that a test does not wait for them. Thread-safe.
 */
public final class WorkCounter implements ExecutorWatch {

	// Guarded by this
	private int tasks;

	// Guarded by this
	private long changes;

	@Override
	public Executor watch(Executor executor) {
		return new Counting(executor);
	}

	/** Record that something arrived at a client. */
	public synchronized void arrived() {
		this.changes++;
		notifyAll();
	}

	private synchronized void begin() {
		this.tasks++;
	}

	private synchronized void end() {
		this.tasks--;
		this.changes++;
		notifyAll();
	}

	/** Whether no task is waiting or running. */
	synchronized boolean isIdle() {
		return this.tasks == 0;
	}

	/** The number of ended tasks and arrivals. */
	synchronized long changes() {
		return this.changes;
	}

	/**
	 * Wait until a task ends or something arrives at a client.
	 * @param since the number of changes before
	 * @param patience longest time to wait
	 */
	synchronized void await(long since, Duration patience) {
		long end = System.nanoTime() + patience.toNanos();
		try {
			while (this.changes == since) {
				long left = (end - System.nanoTime()) / 1_000_000;
				if (left <= 0) {
					return;
				}
				wait(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private final class Counting implements DelayingExecutor {

		private final Executor executor;

		Counting(Executor executor) {
			this.executor = executor;
		}

		@Override
		public Executor delayed(long nanos) {
			return this;
		}

		@Override
		public void execute(Runnable task) {
			begin();
			try {
				this.executor.execute(() -> {
					try {
						task.run();
					}
					finally {
						end();
					}
				});
			}
			catch (RuntimeException ex) {
				end();
				throw ex;
			}
		}

	}

}
