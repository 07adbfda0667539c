package org.livespring.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.livespring.LivePosition;
import org.livespring.room.RoomMessage;

/**
 * Messages of one room on their way to Redis, in order; one batch at a time is under way.
 * Guarded by itself.
 */
final class RoomOutbox {

	private static final int BATCH_LENGTH = 64;

	private static final int BATCH_BYTES = 256 * 1024;

	private final Deque<Outgoing> waiting = new ArrayDeque<>(4);

	private List<Outgoing> batch = List.of();

	void add(Outgoing message) {
		this.waiting.add(message);
	}

	/** Take the next batch, empty if there is none or one is under way. */
	List<Outgoing> next() {
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

	/** The batch arrived. */
	void done() {
		this.batch = List.of();
	}

	/** The batch may not have arrived: it comes first again. */
	void failed() {
		for (int i = this.batch.size() - 1; i >= 0; i--) {
			this.waiting.addFirst(this.batch.get(i));
		}
		this.batch = List.of();
	}

	/** Take note of a message that is heard before the answer comes. */
	void arrived(String id) {
		this.batch.stream().filter((message) -> message.message.id().equals(id)).forEach(Outgoing::tell);
		if (!this.waiting.isEmpty() && this.waiting.element().message.id().equals(id)) {
			this.waiting.element().tell();
		}
	}

	/** Those nobody was told of; from now on they count as told. */
	List<Outgoing> untold() {
		List<Outgoing> untold = new ArrayList<>(this.batch);
		untold.addAll(this.waiting);
		untold.removeIf((message) -> !message.tell());
		untold.forEach((message) -> message.early = true);
		return untold;
	}

	/** Whether this node's subscribers have something that has no position yet. */
	boolean hasEarly() {
		return Stream.concat(this.batch.stream(), this.waiting.stream()).anyMatch((message) -> message.early);
	}

	boolean isEmpty() {
		return this.waiting.isEmpty() && this.batch.isEmpty();
	}

	/** A message on its way. */
	static final class Outgoing {

		private final long number;

		private final RoomMessage message;

		private final byte[] bytes;

		private final CompletableFuture<LivePosition> position = new CompletableFuture<>();

		/** Whether this node's subscribers have it. */
		private boolean told;

		/** Whether they have it without a position. */
		private boolean early;

		Outgoing(long number, RoomMessage message, byte[] bytes) {
			this.number = number;
			this.message = message;
			this.bytes = bytes;
		}

		/** Grows with each message of this node. */
		long number() {
			return this.number;
		}

		RoomMessage message() {
			return this.message;
		}

		/** The message as Redis keeps it. */
		byte[] bytes() {
			return this.bytes;
		}

		/** Completes with its position, or as buffered. */
		CompletableFuture<LivePosition> position() {
			return this.position;
		}

		/** Whether this node's subscribers have it; under the lock of the outbox. */
		boolean isTold() {
			return this.told;
		}

		private boolean tell() {
			boolean first = !this.told;
			this.told = true;
			return first;
		}

	}

}
