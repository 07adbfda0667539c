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
 * The messages of one room on their way to Redis, in order. One batch at a time is being
 * sent. Thread-safe.
 */
final class RoomOutbox {

	private static final int BATCH_LENGTH = 64;

	private static final int BATCH_BYTES = 256 * 1024;

	/** Messages in order; those of the batch that is being sent come first. */
	private final Deque<Outgoing> messages = new ArrayDeque<>(4);

	/** Number of messages in the batch that is being sent. */
	private int underway;

	synchronized void add(Outgoing message) {
		this.messages.add(message);
	}

	/** Returns the next batch, empty if there is none or one is being sent. */
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
	 * Removes the batch, which is in Redis now.
	 * @param untold called with the index in the batch of each message that was not
	 * delivered on this node yet
	 */
	synchronized void done(IntConsumer untold) {
		for (int i = 0; this.underway > 0; i++, this.underway--) {
			if (!this.messages.remove().told) {
				untold.accept(i);
			}
		}
	}

	/** Ends a batch that may not have arrived. Its messages are sent again first. */
	synchronized void failed() {
		this.underway = 0;
	}

	/**
	 * Marks a message as delivered that was received from the channel before the answer
	 * of the script.
	 */
	synchronized void arrived(String id) {
		// A waiting message may also be one whose answer was lost
		this.messages.stream()
			.limit(this.underway + 1)
			.filter((message) -> message.message.id().equals(id))
			.forEach(Outgoing::tell);
	}

	/**
	 * Delivers all messages that were not delivered yet on this node, before they have a
	 * position.
	 * @param subscribers called under the lock, to keep the order of messages
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

	/** Whether subscribers of this node have messages without a position. */
	synchronized boolean hasEarly() {
		return this.messages.stream().anyMatch((message) -> message.early);
	}

	synchronized boolean isEmpty() {
		return this.messages.isEmpty();
	}

	/** A message on its way to Redis. */
	static final class Outgoing {

		/** Number of the message, increasing for this node. */
		final long number;

		final RoomMessage message;

		/** The encoded message. */
		final byte[] bytes;

		/**
		 * Completes with the position of the message, or with an unknown position if the
		 * message is buffered.
		 */
		final CompletableFuture<LivePosition> position;

		/** Whether the subscribers of this node have the message. */
		private boolean told;

		/** Whether they have it without a position, before it is in Redis. */
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
