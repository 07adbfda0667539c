package org.livespring.redis;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The availability of Redis, as seen by the answers to probes. Only the thread that
 * maintains the connections writes to it; any thread may read. Times are by
 * {@link System#nanoTime()}.
 */
final class RedisContact {

	/** Time without an answer after which the connection may be broken. */
	private static final Duration SILENCE = Duration.ofSeconds(5);

	private final long lease;

	/** Whether the last probe or command succeeded. */
	private volatile boolean available;

	/** When {@code available} last changed. */
	private volatile long changed = System.nanoTime();

	/** When the last probe that was answered was sent. */
	private volatile long sent = System.nanoTime() - Duration.ofDays(1).toNanos();

	/** When the last probe was answered, {@code null} if none was. */
	private volatile @Nullable Instant answered;

	/**
	 * End of the last period without an answer that was longer than the lease, 0 if there
	 * was none.
	 */
	private volatile long touched;

	private @Nullable String generation;

	/**
	 * Creates a contact.
	 * @param lease time without an answer after which other nodes may consider this node
	 * dead
	 */
	RedisContact(Duration lease) {
		this.lease = lease.toNanos();
	}

	boolean isAvailable() {
		return this.available;
	}

	boolean isAway(Duration patience) {
		return !this.available && System.nanoTime() - this.changed >= patience.toNanos();
	}

	boolean isSilent() {
		return System.nanoTime() - this.sent > SILENCE.toNanos();
	}

	@Nullable Instant answered() {
		return this.answered;
	}

	/**
	 * Whether other nodes may have considered this node dead since a time, or since the
	 * start for {@code null}.
	 */
	boolean hasLost(@Nullable Long since) {
		if (System.nanoTime() - this.sent > this.lease) {
			return true;
		}
		long touched = this.touched;
		return touched != 0 && (since == null || since < touched);
	}

	/**
	 * Records the answer to a probe.
	 * @param sent when the probe was sent
	 * @param present the generation that is in Redis
	 * @return whether Redis was emptied
	 */
	boolean answered(long sent, String present) {
		long now = System.nanoTime();
		if (this.answered != null && now - this.sent > this.lease) {
			this.touched = now;
		}
		this.answered = Instant.now();
		this.sent = sent;
		boolean emptied = this.generation != null && !this.generation.equals(present);
		this.generation = present;
		return emptied;
	}

	/** Sets whether Redis is available. Returns whether that has changed. */
	boolean changeTo(boolean available) {
		if (available == this.available) {
			return false;
		}
		this.changed = System.nanoTime();
		this.available = available;
		return true;
	}

}
