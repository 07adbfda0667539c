package org.livespring.concurrent;

/** Limits what happens to a burst and to a rate per second. Not thread-safe. */
public final class TokenBucket {

	private final double perNano;

	private final double burst;

	private double tokens;

	private long last;

	/**
	 * Create a full bucket.
	 * @param perSecond the tokens that are added each second
	 * @param burst the tokens that it holds
	 * @param now {@link System#nanoTime()}
	 */
	public TokenBucket(double perSecond, double burst, long now) {
		this.perNano = perSecond / 1e9;
		this.burst = burst;
		this.tokens = burst;
		this.last = now;
	}

	/**
	 * Take a token.
	 * @param now {@link System#nanoTime()}
	 * @return {@code false} if there is no token
	 */
	public boolean take(long now) {
		return take(1, now);
	}

	/**
	 * Take tokens, as a debt where there are fewer.
	 * @param amount the number of tokens
	 * @param now {@link System#nanoTime()}
	 * @return {@code false} if there is not a single token, and none was taken
	 */
	public boolean take(double amount, long now) {
		fill(now);
		if (this.tokens < 1) {
			return false;
		}
		this.tokens -= amount;
		return true;
	}

	/** Whether nothing has been taken that was not added again. */
	public boolean isFull(long now) {
		fill(now);
		return this.tokens == this.burst;
	}

	private void fill(long now) {
		this.tokens = Math.min(this.burst, this.tokens + (now - this.last) * this.perNano);
		this.last = now;
	}

}
