package org.livespring.redis.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

import org.livespring.LivePosition;
import org.livespring.room.RoomMessage;

/**
 * Messages of one room on their way to Redis, in order; one batch at a time is under way.
 * Thread-safe, guarded by itself.
 */
final class RoomOutbox {

	private static final int BATCH_LENGTH = 64;

	private static final int BATCH_BYTES = 256 * 1024;

	/** In order; those of the batch that is under way come first. */
	private final Deque<Outgoing> messages = new ArrayDeque<>(4);

	/** Length of the batch that is under way. */
	private int underway;

	synchronized void add(Outgoing message) {
		this.messages.add(message);
	}

	/** The next batch, empty if there is none or one is under way. */
	synchronized List<Outgoing> next() {
		List<Outgoing> next = new ArrayList<>();
		if (this.underway > 0) {
			return next;
		}
		int bytes = 0;
		for (Outgoing message : this.messages) {
			if (next.size() == BATCH_LENGTH || bytes >= BATCH_BYTES) {
				break;
			}
			bytes += message.bytes.length;
			next.add(message);
		}
		this.underway = next.size();
		return next;
	}

	/**
	 * The batch arrived.
	 * @param untold is given the place in the batch of each message nobody was told of
	 */
	synchronized void done(IntConsumer untold) {
		for (int i = 0; this.underway > 0; i++, this.underway--) {
			if (!this.messages.remove().told) {
				untold.accept(i);
			}
		}
	}

	/** The batch may not have arrived: it comes first again. */
	synchronized void failed() {
		this.underway = 0;
	}

	/** Take note of a message that is heard before the answer comes. */
	synchronized void arrived(String id) {
		// The first that waits may be one whose answer was lost
		this.messages.stream()
			.limit(this.underway + 1)
			.filter((message) -> message.message.id().equals(id))
			.forEach(Outgoing::tell);
	}

	/**
	 * Tell of all messages nobody was told of, before they have a position.
	 * @param subscribers are told under the lock, so that nobody overtakes
	 * @return the messages
	 */
	synchronized List<Outgoing> tellEarly(Consumer<RoomMessage> subscribers) {
		List<Outgoing> untold = this.messages.stream().filter(Outgoing::tell).toList();
		untold.forEach((message) -> {
			message.early = true;
			subscribers.accept(message.message);
		});
		return untold;
	}

	/** Whether this node's subscribers have something that has no position yet. */
	synchronized boolean hasEarly() {
		return this.messages.stream().anyMatch((message) -> message.early);
	}

	synchronized boolean isEmpty() {
		return this.messages.isEmpty();
	}

	/** A message on its way. */
	static final class Outgoing {

		/** Grows with each message of this node. */
		final long number;

		final RoomMessage message;

		/** The message as Redis keeps it. */
		final byte[] bytes;

		/** Completes with its position, or as buffered. */
		final CompletableFuture<LivePosition> position;

		/** Whether this node's subscribers have it. */
		private boolean told;

		/** Whether they have it without a position. */
		private boolean early;

		Outgoing(long number, RoomMessage message, byte[] bytes, CompletableFuture<LivePosition> position) {
			this.number = number;
			this.message = message;
			this.bytes = bytes;
			this.position = position;
		}

		private boolean tell() {
			boolean first = !this.told;
			this.told = true;
			return first;
		}

	}

}
