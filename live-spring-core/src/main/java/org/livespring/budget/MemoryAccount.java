package org.livespring.budget;

import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/**
 * The memory that is kept for a connection, a client or the node. What is charged to an
 * account is charged to those above it as well. All values are estimates, in bytes.
 * Thread-safe.
 */
public final class MemoryAccount {

	/** An account without a limit, of which nobody knows. */
	public static final MemoryAccount UNLIMITED = new MemoryAccount((account, used) -> false, null, "", Long.MAX_VALUE);

	private final MemoryBudget.Relief relief;

	private final @Nullable MemoryAccount above;

	private final String client;

	private final long limit;

	private final AtomicLong used = new AtomicLong();

	private boolean leaving;

	MemoryAccount(MemoryBudget.Relief relief, @Nullable MemoryAccount above, String client, long limit) {
		this.relief = relief;
		this.above = above;
		this.client = client;
		this.limit = limit;
	}

	/**
	 * Charge memory that is kept from now on.
	 * @param bytes the number of bytes, negative for memory that is released
	 */
	public void charge(long bytes) {
		if (this.above == null) {
			this.used.addAndGet(bytes);
		}
		else {
			charge(this.above, bytes);
		}
	}

	/** All at once, since an account that leaves takes back what it has charged. */
	private synchronized void charge(MemoryAccount account, long bytes) {
		this.used.addAndGet(bytes);
		if (!this.leaving) {
			account.charge(bytes);
		}
	}

	/**
	 * Charge nobody else any more, because everything in this account is about to be
	 * released.
	 * @return {@code false} if that was so already
	 */
	public synchronized boolean leave() {
		if (this.leaving || this.above == null) {
			return false;
		}
		this.above.charge(-this.used.get());
		this.leaving = true;
		return true;
	}

	/** The user or the address, empty for the node. */
	public String client() {
		return this.client;
	}

	/** The bytes that are kept. */
	public long used() {
		return this.used.get();
	}

	/** The most that may be kept, in bytes. */
	public long limit() {
		return this.limit;
	}

	/** Whether this account has more than its limit, whatever those above it have. */
	public boolean isExceeded() {
		return this.used.get() > this.limit;
	}

	/**
	 * Whether the client or the node has more than its limit, and nothing can be released
	 * that nobody uses: then nothing new may come.
	 */
	public boolean isOverloaded() {
		return isShort() && !releases(false);
	}

	/**
	 * Whether there is memory for what is there already: those that keep more than this
	 * connection have to go first.
	 */
	public boolean isTolerated() {
		return !isShort() || releases(true);
	}

	private boolean releases(boolean used) {
		while (isShort()) {
			if (!this.relief.release(this, used)) {
				return false;
			}
		}
		return true;
	}

	private boolean isShort() {
		return this.above != null && (this.above.isExceeded() || this.above.isShort());
	}

	/**
	 * Check that more may be kept.
	 * @throws LiveException with the code {@code LIMIT_EXCEEDED} if it is the connection
	 * that has too much, and {@code OVERLOADED} if it is the client or the node
	 */
	public void check() {
		if (isExceeded()) {
			throw new LiveException(LiveErrorCode.LIMIT_EXCEEDED,
					"The components of a connection take more than " + this.limit + " bytes");
		}
		if (isOverloaded()) {
			throw new LiveException(LiveErrorCode.OVERLOADED, "The node has no memory left for this client");
		}
	}

	/** Whether the connection of this account is of the same client as another one. */
	public boolean isOfClient(MemoryAccount other) {
		return this.above == other.above;
	}

	@Nullable MemoryAccount above() {
		return this.above;
	}

}
