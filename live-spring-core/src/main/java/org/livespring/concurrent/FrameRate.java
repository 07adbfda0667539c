package org.livespring.concurrent;

/**
 * A token bucket: so many frames at once, so many a second in the long run. Used by the
 * thread that reads the connection only.
 */
final class FrameRate {

	private final double perNano;

	private final double burst;

	private double tokens;

	private long last;

	FrameRate(int perSecond, int burst, long now) {
		this.perNano = perSecond / 1e9;
		this.burst = burst;
		this.tokens = burst;
		this.last = now;
	}

	/**
	 * Take a token.
	 * @param now {@link System#nanoTime()}
	 * @return {@code false} if there is none
	 */
	boolean admits(long now) {
		this.tokens = Math.min(this.burst, this.tokens + (now - this.last) * this.perNano);
		this.last = now;
		if (this.tokens < 1) {
			return false;
		}
		this.tokens--;
		return true;
	}

}
