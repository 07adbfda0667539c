package org.livespring.session;

import org.jspecify.annotations.Nullable;

import org.livespring.concurrent.FrameRate;
import org.livespring.instance.LiveLimits;
import org.livespring.protocol.CloseCode;

/** Whether a browser is there, and how fast it speaks. */
final class Liveness {

	/** Frames over the limit at once after which a client is closed. */
	private static final int PATIENCE = 1000;

	private final LiveLimits limits;

	private final long opened = System.nanoTime();

	private volatile long heard = this.opened;

	private volatile boolean greeted;

	/** Used by the thread that looks after the connections. */
	private long pinged = this.opened;

	/** When a ping was sent that is not answered yet, 0 for none. */
	private volatile long asked;

	/** How long the last answered ping took, -1 for none. */
	private volatile long latency = -1;

	private final FrameRate rate;

	/** Frames that are answered with an error because there were too many. */
	private @Nullable FrameRate patience;

	/** Used by the thread that reads the connection. */
	private boolean flooded;

	Liveness(LiveLimits limits) {
		this.limits = limits;
		this.rate = new FrameRate(limits.framesPerSecond(), limits.burst(), this.opened);
	}

	/** Something arrived; {@code false} if there was too much lately. */
	boolean admits(long now) {
		this.heard = now;
		return this.rate.admits(now);
	}

	/** Whether what is not admitted is answered. */
	boolean tolerates(long now) {
		if (this.patience == null) {
			this.patience = new FrameRate(this.limits.framesPerSecond(), PATIENCE, now);
		}
		return this.patience.admits(now);
	}

	/** What is not tolerated closes the connection, once. */
	boolean floods() {
		boolean first = !this.flooded;
		this.flooded = true;
		return first;
	}

	/** A frame was read. */
	void greeted() {
		this.greeted = true;
	}

	/** A sign of life that is not a frame. */
	void alive() {
		long now = System.nanoTime();
		this.heard = now;
		long asked = this.asked;
		if (asked != 0) {
			this.asked = 0;
			this.latency = now - asked;
		}
	}

	/** Close a connection that has been silent for too long, keep it alive otherwise. */
	void check(long now, LiveConnection connection) {
		long silent = now - this.heard;
		if (!this.greeted && silent > this.limits.silence().toNanos()) {
			connection.close(CloseCode.SILENT);
		}
		else if (silent > this.limits.idle().toNanos()) {
			connection.close(CloseCode.TIMED_OUT);
		}
		else if (now - this.pinged > this.limits.keepAlive().toNanos()) {
			ping(now, connection);
		}
	}

	/** Ask the browser for a sign of life, unless it owes one. */
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

	/** How long the connection has been open. */
	long age(long now) {
		return now - this.opened;
	}

}
