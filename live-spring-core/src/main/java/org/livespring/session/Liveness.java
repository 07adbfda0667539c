package org.livespring.session;

import org.jspecify.annotations.Nullable;

import org.livespring.concurrent.TokenBucket;
import org.livespring.concurrent.TimeSource;
import org.livespring.instance.LiveLimits;
import org.livespring.protocol.CloseCode;

/**
 * Checks that the browser of a connection is still there and that it does not send too
 * many frames.
 */
final class Liveness {

	/** Number of frames over the limit at once after which the connection is closed. */
	private static final int PATIENCE = 1000;

	private final LiveLimits limits;

	private final TimeSource time;

	private final long opened;

	private volatile long heard;

	private volatile boolean greeted;

	/** When the message began whose end has not come, 0 if there is none. */
	private volatile long began;

	/** Time of the last ping. Used by the thread of the regular checks only. */
	private long pinged;

	/** Time of a ping that is not answered yet, 0 if there is none. */
	private volatile long asked;

	/** Nanoseconds between the last answered ping and its answer, -1 if there is none. */
	private volatile long latency = -1;

	private final TokenBucket rate;

	/** Limits the refused frames that are answered with an error. */
	private @Nullable TokenBucket patience;

	/**
	 * Whether the client has sent far too many frames. Used by the thread that reads the
	 * connection only.
	 */
	private boolean flooded;

	Liveness(LiveLimits limits, TimeSource time) {
		this.limits = limits;
		this.time = time;
		this.opened = time.nanos();
		this.heard = this.opened;
		this.pinged = this.opened;
		this.rate = new TokenBucket(limits.framesPerSecond(), limits.burst(), this.opened);
	}

	/** Record a frame. Returns {@code false} if there were too many frames. */
	boolean admits(long now) {
		this.heard = now;
		return this.rate.take(now);
	}

	/** Whether a refused frame is answered with an error. */
	boolean tolerates(long now) {
		if (this.patience == null) {
			this.patience = new TokenBucket(this.limits.framesPerSecond(), PATIENCE, now);
		}
		return this.patience.take(now);
	}

	/**
	 * Record that there were far too many frames. Returns {@code true} the first time.
	 */
	boolean floods() {
		boolean first = !this.flooded;
		this.flooded = true;
		return first;
	}

	/** Record that a valid frame arrived. */
	void greeted() {
		this.greeted = true;
	}

	/** Record that a part of a message arrived. */
	void received(boolean last) {
		if (last) {
			this.began = 0;
		}
		else if (this.began == 0) {
			this.began = this.time.nanos();
		}
	}

	/** Record a sign of life that is not a frame, such as a pong. */
	void alive() {
		long now = this.time.nanos();
		this.heard = now;
		long asked = this.asked;
		if (asked != 0) {
			this.asked = 0;
			this.latency = now - asked;
		}
	}

	/**
	 * Close a connection that has been silent or busy with a message for too long;
	 * otherwise send a ping when one is due.
	 */
	void check(long now, LiveConnection connection) {
		long silent = now - this.heard;
		long began = this.began;
		if (!this.greeted && age(now) > this.limits.silence().toNanos()) {
			connection.close(CloseCode.SILENT);
		}
		else if (silent > this.limits.idle().toNanos()
				|| (began != 0 && now - began > this.limits.message().toNanos())) {
			connection.close(CloseCode.TIMED_OUT);
		}
		else if (now - this.pinged > this.limits.keepAlive().toNanos()) {
			ping(now, connection);
		}
	}

	/** Send a ping, unless an earlier one is not answered yet. */
	void ask(long now, LiveConnection connection) {
		if (this.pinged - this.heard <= 0) {
			ping(now, connection);
		}
	}

	private void ping(long now, LiveConnection connection) {
		this.pinged = now;
		this.asked = now;
		connection.ping();
	}

	long heard() {
		return this.heard;
	}

	long latency() {
		return this.latency;
	}

	/** Nanoseconds since the connection was opened. */
	long age(long now) {
		return now - this.opened;
	}

}
