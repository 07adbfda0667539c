package org.livespring.concurrent;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;

/**
 * Divides the time of another executor's threads among clients: where tasks have to wait,
 * the next one is that of the client that used the least time. So a client that asks for
 * little does not wait behind the tasks of those who ask for much, but for those that
 * run. The tasks of a client begin in order. The rule is that of weighted fair queueing
 * (Demers, Keshav and Shenker, 1989) with measured times. Thread-safe.
 */
public final class FairExecutor implements DelayingExecutor {

	/** Nanoseconds that a task is taken for until it has ended. */
	private static final long ESTIMATE = 100_000;

	private static final int FEW = 1024;

	private final Executor executor;

	private final int most;

	private final LongSupplier clock;

	// All guarded by this
	private final Map<String, Share> shares = new HashMap<>();

	private final TreeSet<Share> waiting = new TreeSet<>(
			Comparator.comparingLong((Share share) -> share.used).thenComparingLong((share) -> share.number));

	private int running;

	/** The time that each client could have used by now. */
	private long time;

	private long created;

	private int sweepAt = FEW;

	/**
	 * Create an executor.
	 * @param executor the executor that runs the tasks
	 * @param most maximum number of tasks that run at the same time
	 */
	public FairExecutor(Executor executor, int most) {
		this(executor, most, System::nanoTime);
	}

	FairExecutor(Executor executor, int most, LongSupplier clock) {
		this.executor = executor;
		this.most = most;
		this.clock = clock;
	}

	/** The executor of a client. */
	public Executor of(String client) {
		return (task) -> execute(client, task);
	}

	/** Run a task of the engine. */
	@Override
	public void execute(Runnable task) {
		execute("", task);
	}

	@Override
	public Executor delayed(long nanos) {
		Executor later = DelayingExecutor.delayed(this.executor, nanos);
		return (task) -> later.execute(() -> execute(task));
	}

	private void execute(String client, Runnable task) {
		synchronized (this) {
			Share share = share(client);
			share.tasks.add(task);
			this.waiting.add(share);
			if (this.running == this.most) {
				return;
			}
			this.running++;
		}
		try {
			this.executor.execute(this::run);
		}
		catch (RuntimeException ex) {
			forget(client, task);
			throw ex;
		}
	}

	private Share share(String client) {
		Share share = this.shares.get(client);
		if (share == null) {
			if (this.shares.size() >= this.sweepAt) {
				this.shares.values().removeIf((each) -> each.isIdle() && each.used <= this.time);
				this.sweepAt = Math.max(FEW, 2 * this.shares.size());
			}
			share = new Share(this.created++);
			this.shares.put(client, share);
		}
		if (share.isIdle()) {
			share.used = Math.max(share.used, this.time);
		}
		return share;
	}

	private synchronized void forget(String client, Runnable task) {
		this.running--;
		Share share = this.shares.get(client);
		if (share != null && share.tasks.remove(task) && share.tasks.isEmpty()) {
			this.waiting.remove(share);
		}
	}

	/** Runs one task, and more if the executor does not take another one. */
	private void run() {
		boolean again = runNext();
		while (again && !isHandedOver()) {
			again = runNext();
		}
	}

	private boolean isHandedOver() {
		try {
			this.executor.execute(this::run);
			return true;
		}
		catch (RejectedExecutionException ex) {
			return false;
		}
	}

	/** Returns whether another task takes the place of the one that ran. */
	private boolean runNext() {
		Share share;
		Runnable task;
		synchronized (this) {
			share = this.waiting.pollFirst();
			task = (share != null) ? share.tasks.poll() : null;
			if (share == null || task == null) {
				this.running--;
				return false;
			}
			this.time = Math.max(this.time, share.used);
			share.running++;
			share.used += ESTIMATE;
			if (!share.tasks.isEmpty()) {
				this.waiting.add(share);
			}
		}
		long began = this.clock.getAsLong();
		boolean again = false;
		boolean done = false;
		try {
			task.run();
			done = true;
		}
		finally {
			again = ended(share, this.clock.getAsLong() - began);
			if (again && !done) {
				this.executor.execute(this::run);
			}
		}
		return again;
	}

	/** Charges a task; returns whether another one takes its place. */
	private synchronized boolean ended(Share share, long nanos) {
		this.waiting.remove(share);
		share.running--;
		share.used += nanos - ESTIMATE;
		if (!share.tasks.isEmpty()) {
			this.waiting.add(share);
		}
		if (!this.waiting.isEmpty()) {
			return true;
		}
		this.running--;
		if (this.running == 0) {
			// Nobody waited for anybody
			this.shares.clear();
		}
		return false;
	}

	/** A client with its tasks. */
	private static final class Share {

		/** Tells clients apart that used the same time. */
		private final long number;

		private final Queue<Runnable> tasks = new ArrayDeque<>(2);

		private int running;

		private long used;

		Share(long number) {
			this.number = number;
		}

		boolean isIdle() {
			return this.running == 0 && this.tasks.isEmpty();
		}

	}

}
