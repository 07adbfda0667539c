package org.livespring.concurrent;

/**
 * A token bucket that limits frames to a burst and to a rate per second. Not thread-safe:
 * only the thread that reads the connection uses it.
 */
public final class FrameRate {

	private final double perNano;

	private final double burst;

	private double tokens;

	private long last;

	public FrameRate(int perSecond, int burst, long now) {
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
	public boolean admits(long now) {
		this.tokens = Math.min(this.burst, this.tokens + (now - this.last) * this.perNano);
		this.last = now;
		if (this.tokens < 1) {
			return false;
		}
		this.tokens--;
		return true;
	}

}
