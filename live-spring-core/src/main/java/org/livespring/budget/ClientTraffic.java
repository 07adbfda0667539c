package org.livespring.budget;

import org.livespring.concurrent.TimeSource;
import org.livespring.concurrent.TokenBucket;

/** What one client opens, sends and receives. Thread-safe. */
public final class ClientTraffic {

	/** The bytes that a message counts for beside its own, since it has to be handled. */
	static final long MESSAGE = 8 * 1024;

	/** Seconds of the rate of handshakes that a client may use at once. */
	private static final int HANDSHAKES = 10;

	/** Seconds of the rate of bytes that a client may use at once. */
	private static final int BYTES = 4;

	private final TrafficBudget.Limits limits;

	private final TimeSource time;

	// All guarded by this
	private final TokenBucket handshakes;

	private final TokenBucket bytes;

	private int connections;

	ClientTraffic(TrafficBudget.Limits limits, TimeSource time) {
		this.limits = limits;
		this.time = time;
		long now = time.nanos();
		this.handshakes = new TokenBucket(limits.handshakes(), (double) limits.handshakes() * HANDSHAKES, now);
		this.bytes = new TokenBucket(limits.bytes(), (double) limits.bytes() * BYTES, now);
	}

	/** Returns {@code false} if the client has too many connections. */
	synchronized boolean open() {
		if (this.connections >= this.limits.connections() || !this.handshakes.take(this.time.nanos())) {
			return false;
		}
		this.connections++;
		return true;
	}

	/** Handle that a connection was closed. */
	public synchronized void closed() {
		this.connections--;
	}

	/**
	 * Handle that a message has arrived.
	 * @param length its length
	 * @param sent the length of what was sent on the connection since its last message
	 * @return {@code false} if the client has sent and received too much, so that the
	 * message is not to be read
	 */
	public synchronized boolean received(long length, long sent) {
		return this.bytes.take(MESSAGE + length + sent, this.time.nanos());
	}

	synchronized boolean isForgettable() {
		long now = this.time.nanos();
		return this.connections == 0 && this.handshakes.isFull(now) && this.bytes.isFull(now);
	}

}
