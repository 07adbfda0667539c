package org.livespring.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * An executor that runs its tasks in order on a limited number of another executor's
 * threads, so that they leave threads for that executor's other tasks. Thread-safe.
 */
public final class BoundedExecutor implements Executor {

	private final Executor executor;

	private final int most;

	// Guarded by the queue
	private final Queue<Runnable> waiting = new ArrayDeque<>();

	// Guarded by the queue
	private int running;

	/**
	 * Create an executor.
	 * @param executor the executor that runs the tasks
	 * @param most maximum number of tasks that run at the same time
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

	/**
	 * Runs one task only and then submits the next one, so that other tasks of the
	 * executor get their turn.
	 */
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
