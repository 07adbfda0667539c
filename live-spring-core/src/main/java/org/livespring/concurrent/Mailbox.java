package org.livespring.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/**
 * Runs tasks one after the other, in order, on a shared executor. Any thread may submit;
 * nobody waits.
 */
public final class Mailbox {

	private final Executor executor;

	private final int capacity;

	/** Tasks run before the thread is given back to others. */
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
	 * @param task handles its own failures
	 * @throws LiveException if too many are waiting
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

	/** Run nothing until resumed; {@code false} if something runs. */
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

	/** Whether nothing runs or waits. */
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
		for (int i = 0; i < this.batch; i++) {
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
