package org.livespring.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/**
 * A queue of tasks that run one after the other, in order, on a shared executor.
 * Thread-safe; no method blocks.
 */
public final class Mailbox {

	/** Nanoseconds after which other mailboxes get the thread. */
	private static final long TURN = 1_000_000;

	private final Executor executor;

	private final int capacity;

	/** Number of tasks that run in a row before other mailboxes get the thread. */
	private final int batch;

	// Guarded by this
	private @Nullable Queue<Runnable> waiting;

	// Guarded by this
	private boolean running;

	// Guarded by this
	private boolean paused;

	public Mailbox(Executor executor, int capacity, int batch) {
		this.executor = executor;
		this.capacity = capacity;
		this.batch = batch;
	}

	/**
	 * Add a task.
	 * @param task the task, which must not throw
	 * @throws LiveException with the code {@code RATE_LIMITED} if too many tasks are
	 * waiting
	 */
	void submit(Runnable task) {
		synchronized (this) {
			if (this.waiting == null) {
				this.waiting = new ArrayDeque<>(4);
			}
			if (this.waiting.size() >= this.capacity) {
				throw new LiveException(LiveErrorCode.RATE_LIMITED,
						this.capacity + " calls of one component are waiting");
			}
			this.waiting.add(task);
			if (this.running || this.paused) {
				return;
			}
			this.running = true;
		}
		try {
			schedule();
		}
		catch (RuntimeException ex) {
			forget(task);
			throw ex;
		}
	}

	private synchronized void forget(Runnable task) {
		if (this.waiting != null && this.waiting.remove(task) && this.waiting.isEmpty()) {
			this.waiting = null;
		}
	}

	/**
	 * Run no tasks until {@link #resume()}. Returns {@code false}, without effect, if a
	 * task is running.
	 */
	public synchronized boolean pause() {
		this.paused = !this.running;
		return this.paused;
	}

	public void resume() {
		synchronized (this) {
			this.paused = false;
			if (this.waiting == null || this.running) {
				return;
			}
			this.running = true;
		}
		schedule();
	}

	/** Whether no task is running or waiting. */
	public synchronized boolean isEmpty() {
		return this.waiting == null && !this.running;
	}

	private void schedule() {
		try {
			this.executor.execute(this::drain);
		}
		catch (RuntimeException ex) {
			synchronized (this) {
				this.running = false;
			}
			throw ex;
		}
	}

	private void drain() {
		long began = System.nanoTime();
		for (int i = 0; i < this.batch && (i == 0 || System.nanoTime() - began < TURN); i++) {
			Runnable task = next();
			if (task == null) {
				return;
			}
			task.run();
		}
		schedule();
	}

	private synchronized @Nullable Runnable next() {
		Runnable task = (this.waiting != null) ? this.waiting.poll() : null;
		if (task == null) {
			this.running = false;
			this.waiting = null;
		}
		return task;
	}

}
