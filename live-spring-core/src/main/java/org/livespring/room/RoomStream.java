package org.livespring.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.livespring.LivePosition;

/** The stream of one room in memory. Thread-safe. */
final class RoomStream {

	private static final Log logger = LogFactory.getLog(RoomStream.class);

	private final String epoch = UUID.randomUUID().toString().substring(0, 8);

	private final HistoryLimits limits;

	private final List<Follower> followers = new CopyOnWriteArrayList<>();

	// All guarded by this
	private final Deque<RoomEvent> history = new ArrayDeque<>(4);

	private final Queue<RoomEvent> undelivered = new ArrayDeque<>(4);

	private long last;

	private long touched;

	/** Whether a thread is delivering; others leave that to it, which keeps the order. */
	private boolean delivering;

	RoomStream(HistoryLimits limits) {
		this.limits = limits;
	}

	synchronized void touch(long now) {
		this.touched = now;
	}

	synchronized LivePosition append(RoomMessage message, long now) {
		LivePosition position = new LivePosition(this.epoch, ++this.last);
		RoomEvent event = new RoomEvent(message, position);
		this.history.add(event);
		this.undelivered.add(event);
		trim(now);
		return position;
	}

	private void trim(long now) {
		long oldest = now - this.limits.time().toMillis();
		while (!this.history.isEmpty()
				&& (this.history.size() > this.limits.length() || this.history.element().message().time() < oldest)) {
			this.history.remove();
		}
	}

	void deliver() {
		synchronized (this) {
			if (this.delivering) {
				return;
			}
			this.delivering = true;
		}
		RoomEvent event;
		while ((event = next()) != null) {
			for (Follower follower : this.followers) {
				follower.received(event);
			}
		}
	}

	private synchronized @Nullable RoomEvent next() {
		RoomEvent event = this.undelivered.poll();
		this.delivering = (event != null);
		return event;
	}

	synchronized RoomSubscription subscribe(RoomSubscriber subscriber) {
		Follower follower = new Follower(subscriber, position());
		this.followers.add(follower);
		return follower;
	}

	synchronized RoomHistory after(LivePosition after, long now) {
		trim(now);
		long first = this.last - this.history.size() + 1;
		if (!after.epoch().equals(this.epoch) || after.offset() > this.last || after.offset() + 1 < first) {
			return new RoomHistory(false, List.of(), position());
		}
		return new RoomHistory(true, newest((int) (this.last - after.offset())), position());
	}

	synchronized RoomHistory latest(int count, long now) {
		trim(now);
		return new RoomHistory(true, newest(Math.min(count, this.history.size())), position());
	}

	private List<RoomEvent> newest(int count) {
		return new ArrayList<>(this.history).subList(this.history.size() - count, this.history.size());
	}

	private LivePosition position() {
		return new LivePosition(this.epoch, this.last);
	}

	/** Whether nothing would be lost if the room was forgotten. */
	synchronized boolean isOver(long now) {
		trim(now);
		return this.followers.isEmpty() && this.history.isEmpty() && this.touched < now - this.limits.time().toMillis();
	}

	/** Gets what is appended after it came. */
	private final class Follower implements RoomSubscription {

		private final RoomSubscriber subscriber;

		private final LivePosition start;

		Follower(RoomSubscriber subscriber, LivePosition start) {
			this.subscriber = subscriber;
			this.start = start;
		}

		void received(RoomEvent event) {
			try {
				if (Objects.requireNonNull(event.position()).isAfter(this.start)) {
					this.subscriber.received(event);
				}
			}
			catch (RuntimeException ex) {
				logger.error("A subscriber of '" + event.message().room() + "' failed", ex);
			}
		}

		@Override
		public CompletionStage<LivePosition> ready() {
			return CompletableFuture.completedStage(this.start);
		}

		@Override
		public void close() {
			RoomStream.this.followers.remove(this);
		}

	}

}
