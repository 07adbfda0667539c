package org.livespring.concurrent;

import org.jspecify.annotations.Nullable;

/**
 * Counts the running work of a connection, so that the connection can be closed once all
 * of it is answered. Thread-safe.
 */
public final class Work {

	// All guarded by this
	private int count;

	private boolean draining;

	private @Nullable Runnable done;

	/**
	 * Begin to process a frame. Returns {@code false} if the connection is draining and
	 * takes no more frames.
	 */
	public synchronized boolean begin() {
		if (this.draining) {
			return false;
		}
		this.count++;
		return true;
	}

	/** End the processing that {@link #begin()} began. */
	public void end() {
		add(-1);
	}

	/** Run a task in a mailbox and count it until it has ended. */
	public void submit(Mailbox mailbox, Runnable task) {
		add(1);
		try {
			mailbox.submit(() -> {
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

	/**
	 * Take no more frames from now on.
	 * @param done runs once all work has ended
	 */
	public void drain(Runnable done) {
		synchronized (this) {
			this.draining = true;
			this.done = done;
		}
		add(0);
	}

	public synchronized boolean isDraining() {
		return this.draining;
	}

	private void add(int change) {
		Runnable due = null;
		synchronized (this) {
			this.count += change;
			if (this.count == 0) {
				due = this.done;
				this.done = null;
			}
		}
		if (due != null) {
			due.run();
		}
	}

}
