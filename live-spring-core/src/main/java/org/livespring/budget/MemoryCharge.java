package org.livespring.budget;

/**
 * What is charged for one thing, to the account that it belongs to now. Thread-safe.
 */
public final class MemoryCharge {

	// All guarded by this
	private MemoryAccount account;

	private long bytes;

	private boolean ended;

	/**
	 * Create a charge of nothing.
	 * @param account the account
	 */
	public MemoryCharge(MemoryAccount account) {
		this.account = account;
	}

	/**
	 * Charge this much instead of what was charged before.
	 * @param now the number of bytes
	 */
	public synchronized void set(long now) {
		if (!this.ended && now != this.bytes) {
			this.account.charge(now - this.bytes);
			this.bytes = now;
		}
	}

	/**
	 * Charge this much to an account, instead of what was charged before.
	 * @param to the account that the thing belongs to now
	 * @param now the number of bytes
	 */
	public synchronized void set(MemoryAccount to, long now) {
		if (to != this.account) {
			moveTo(to);
		}
		set(now);
	}

	/** Charge another account from now on. */
	public synchronized void moveTo(MemoryAccount other) {
		this.account.charge(-this.bytes);
		other.charge(this.bytes);
		this.account = other;
	}

	/** Charge nothing any more. */
	public synchronized void end() {
		set(0);
		this.ended = true;
	}

}
