package org.livespring.concurrent;

import org.jspecify.annotations.Nullable;

/**
 * Counts what a connection has under way, so that it can be closed once all of it is
 * answered. Thread-safe.
 */
final class Work {

	// All guarded by this
	private int count;

	private boolean draining;

	private @Nullable Runnable done;

	/** A frame begins; {@code false} if nothing is begun any more. */
	synchronized boolean begin() {
		if (this.draining) {
			return false;
		}
		this.count++;
		return true;
	}

	/** What was begun has ended. */
	void end() {
		Runnable done;
		synchronized (this) {
			this.count--;
			done = takeDone();
		}
		if (done != null) {
			done.run();
		}
	}

	/** Run a task in a mailbox, which counts until it has ended. */
	void submit(Mailbox mailbox, Runnable task) {
		synchronized (this) {
			this.count++;
		}
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
	void drain(Runnable done) {
		Runnable now;
		synchronized (this) {
			this.draining = true;
			this.done = done;
			now = takeDone();
		}
		if (now != null) {
			now.run();
		}
	}

	synchronized boolean isDraining() {
		return this.draining;
	}

	private @Nullable Runnable takeDone() {
		Runnable done = (this.count == 0) ? this.done : null;
		if (done != null) {
			this.done = null;
		}
		return done;
	}

}
