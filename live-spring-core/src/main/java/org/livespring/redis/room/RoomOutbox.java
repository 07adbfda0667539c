package org.livespring.redis.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

import org.livespring.LivePosition;
import org.livespring.room.RoomMessage;

/**
 * Messages of one room on their way to Redis, in order; one batch at a time is under way.
 * Thread-safe, guarded by itself.
 */
final class RoomOutbox {

	private static final int BATCH_LENGTH = 64;

	private static final int BATCH_BYTES = 256 * 1024;

	private final Deque<Outgoing> waiting = new ArrayDeque<>(4);

	private List<Outgoing> batch = List.of();

	synchronized void add(Outgoing message) {
		this.waiting.add(message);
	}

	/** Take the next batch, empty if there is none or one is under way. */
	synchronized List<Outgoing> next() {
		if (!this.batch.isEmpty()) {
			return List.of();
		}
		List<Outgoing> next = new ArrayList<>();
		int bytes = 0;
		while (!this.waiting.isEmpty() && next.size() < BATCH_LENGTH && bytes < BATCH_BYTES) {
			Outgoing message = this.waiting.remove();
			bytes += message.bytes.length;
			next.add(message);
		}
		this.batch = next;
		return next;
	}

	/**
	 * The batch arrived.
	 * @param untold is given the place in the batch of each message nobody was told of
	 */
	synchronized void done(IntConsumer untold) {
		for (int i = 0; i < this.batch.size(); i++) {
			if (!this.batch.get(i).told) {
				untold.accept(i);
			}
		}
		this.batch = List.of();
	}

	/** The batch may not have arrived: it comes first again. */
	synchronized void failed() {
		for (int i = this.batch.size() - 1; i >= 0; i--) {
			this.waiting.addFirst(this.batch.get(i));
		}
		this.batch = List.of();
	}

	/** Take note of a message that is heard before the answer comes. */
	synchronized void arrived(String id) {
		this.batch.stream().filter((message) -> message.message.id().equals(id)).forEach(Outgoing::tell);
		if (!this.waiting.isEmpty() && this.waiting.element().message.id().equals(id)) {
			this.waiting.element().tell();
		}
	}

	/**
	 * Tell of all messages nobody was told of, before they have a position.
	 * @param subscribers are told under the lock, so that nobody overtakes
	 * @return the messages
	 */
	synchronized List<Outgoing> tellEarly(Consumer<RoomMessage> subscribers) {
		List<Outgoing> untold = new ArrayList<>(this.batch);
		untold.addAll(this.waiting);
		untold.removeIf((message) -> !message.tell());
		untold.forEach((message) -> {
			message.early = true;
			subscribers.accept(message.message);
		});
		return untold;
	}

	/** Whether this node's subscribers have something that has no position yet. */
	synchronized boolean hasEarly() {
		return Stream.concat(this.batch.stream(), this.waiting.stream()).anyMatch((message) -> message.early);
	}

	synchronized boolean isEmpty() {
		return this.waiting.isEmpty() && this.batch.isEmpty();
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
