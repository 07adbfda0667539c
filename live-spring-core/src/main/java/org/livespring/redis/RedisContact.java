package org.livespring.redis;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is known of Redis by the answers to probes. Written by the thread that looks after
 * the connections, read by all; times are those of {@link System#nanoTime()}.
 */
final class RedisContact {

	/** A connection that was not answered for so long may have lost its way. */
	private static final Duration SILENCE = Duration.ofSeconds(5);

	private final long lease;

	/** Whether the last that was heard of Redis was good. */
	private volatile boolean available;

	/** Since when it is so. */
	private volatile long changed = System.nanoTime();

	/** When the last probe that was answered was sent. */
	private volatile long sent = System.nanoTime() - Duration.ofDays(1).toNanos();

	/** When the last probe was answered, {@code null} if none was. */
	private volatile @Nullable Instant answered;

	/** End of the last time this node was out of touch, 0 if it never was. */
	private volatile long touched;

	private @Nullable String generation;

	/**
	 * Create a contact.
	 * @param lease time without an answer after which others may think this node dead
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

	/** Whether others may have thought this node dead since a moment or the start. */
	boolean hasLost(@Nullable Long since) {
		if (System.nanoTime() - this.sent > this.lease) {
			return true;
		}
		long touched = this.touched;
		return touched != 0 && (since == null || since < touched);
	}

	/**
	 * A probe was answered.
	 * @param sent when it was sent
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

	/** Take note of how Redis is; tells whether that is new. */
	boolean changeTo(boolean available) {
		if (available == this.available) {
			return false;
		}
		this.changed = System.nanoTime();
		this.available = available;
		return true;
	}

}
