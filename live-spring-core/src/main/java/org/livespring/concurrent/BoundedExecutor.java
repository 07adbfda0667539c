package org.livespring.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Lends a bounded number of another executor's threads, in the order of the tasks, so
 * that these do not starve others there. Thread-safe.
 */
public final class BoundedExecutor implements Executor {

	private final Executor executor;

	private final int most;

	// Guarded by the queue
	private final Queue<Runnable> waiting = new ArrayDeque<>();

	// Guarded by the queue
	private int running;

	/**
	 * Create a gate.
	 * @param executor whose threads run the tasks
	 * @param most tasks that run at once
	 */
	public BoundedExecutor(Executor executor, int most) {
		this.executor = executor;
		this.most = most;
	}

	@Override
	public void execute(Runnable task) {
		synchronized (this.waiting) {
			if (this.running == this.most) {
				this.waiting.add(task);
				return;
			}
			this.running++;
		}
		start(task);
	}

	private void start(Runnable task) {
		try {
			this.executor.execute(() -> run(task));
		}
		catch (RuntimeException ex) {
			synchronized (this.waiting) {
				this.running--;
			}
			throw ex;
		}
	}

	/** One task, then the thread is given back to others. */
	private void run(Runnable task) {
		try {
			task.run();
		}
		finally {
			Runnable next;
			synchronized (this.waiting) {
				next = this.waiting.poll();
				if (next == null) {
					this.running--;
				}
			}
			if (next != null) {
				start(next);
			}
		}
	}

}
