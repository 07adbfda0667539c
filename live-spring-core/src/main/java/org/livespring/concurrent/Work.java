package org.livespring.concurrent;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Counts the running work of a connection, so that the connection can be closed once all
 * of it is answered. Thread-safe.
 */
public final class Work {

	/** The frame that the present thread processes. */
	private static final ThreadLocal<@Nullable Parcel> CURRENT = new ThreadLocal<>();

	private final LongConsumer memory;

	/** Bytes of the frames that are being processed or wait for that. */
	private final AtomicLong kept = new AtomicLong();

	// All guarded by this
	private int count;

	private boolean draining;

	private @Nullable Runnable done;

	/**
	 * Create the count of a connection.
	 * @param memory told what frames take, in bytes, and with a minus what they took
	 */
	public Work(LongConsumer memory) {
		this.memory = memory;
	}

	/**
	 * Process a frame, which is kept until all tasks that it submits have ended.
	 * @param bytes the memory that it takes
	 * @param task processes it
	 */
	public void keep(long bytes, Runnable task) {
		Parcel parcel = new Parcel(bytes);
		CURRENT.set(parcel);
		try {
			task.run();
		}
		finally {
			CURRENT.remove();
			parcel.release();
		}
	}

	/** The memory that frames take, in bytes. */
	public long kept() {
		return this.kept.get();
	}

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
		Parcel parcel = CURRENT.get();
		if (parcel != null) {
			parcel.retain();
		}
		try {
			mailbox.submit(() -> {
				try {
					task.run();
				}
				finally {
					ended(parcel);
				}
			});
		}
		catch (RuntimeException ex) {
			ended(parcel);
			throw ex;
		}
	}

	private void ended(@Nullable Parcel parcel) {
		end();
		if (parcel != null) {
			parcel.release();
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

	/** The memory of a frame, and how many need it. */
	private final class Parcel {

		private final long bytes;

		private final AtomicInteger users = new AtomicInteger(1);

		Parcel(long bytes) {
			this.bytes = bytes;
			charge(bytes);
		}

		void retain() {
			this.users.incrementAndGet();
		}

		void release() {
			if (this.users.decrementAndGet() == 0) {
				charge(-this.bytes);
			}
		}

		private void charge(long change) {
			Work.this.kept.addAndGet(change);
			Work.this.memory.accept(change);
		}

	}

}
