package org.livespring.load;

/**
 * Decides when a client sends its next action: at once after the answer (closed loop), or
 * at fixed intervals. The latency counts from the time at which an action was due, so
 * that actions which a slow server delays are counted with their delay.
 */
final class Pace {

	private final EventLoop loop;

	private final long interval;

	private long due;

	/**
	 * Creates a pace.
	 * @param loop runs the timers
	 * @param interval nanoseconds between two actions, 0 for a closed loop
	 */
	Pace(EventLoop loop, long interval) {
		this.loop = loop;
		this.interval = interval;
	}

	void next(Runnable send) {
		long now = System.nanoTime();
		if (this.interval == 0) {
			this.due = now;
			send.run();
			return;
		}
		this.due = (this.due == 0) ? now + (long) (Math.random() * this.interval) : this.due + this.interval;
		if (this.due <= now) {
			send.run();
		}
		else {
			this.loop.at(this.due, send);
		}
	}

	long sinceDue() {
		return System.nanoTime() - this.due;
	}

}
