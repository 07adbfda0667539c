package org.livespring.concurrent;

import org.jspecify.annotations.Nullable;

/**
 * Counts what a connection has under way, so that it can be closed once all of it is
 * answered. Thread-safe.
 */
public final class Work {

	// All guarded by this
	private int count;

	private boolean draining;

	private @Nullable Runnable done;

	/** A frame begins; {@code false} if nothing is begun any more. */
	public synchronized boolean begin() {
		if (this.draining) {
			return false;
		}
		this.count++;
		return true;
	}

	/** What was begun has ended. */
	public void end() {
		add(-1);
	}

	/** Run a task in a mailbox, which counts until it has ended. */
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
	 * Begin nothing from now on.
	 * @param done what to do once nothing is under way
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
