package org.livespring.room;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.livespring.LivePosition;
import org.livespring.log.PrintableLog;

/**
 * Rooms of a single node. Thread-safe; subscribers are called by a thread that publishes.
 * A room that nobody follows is forgotten once its history is over.
 */
public final class InMemoryRoomBroker implements RoomBroker {

	private static final Log logger = PrintableLog.of(InMemoryRoomBroker.class);

	private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(10);

	private final HistoryPolicy policy;

	private final Clock clock;

	private final ConcurrentHashMap<String, Stream> streams = new ConcurrentHashMap<>();

	private final AtomicLong swept;

	public InMemoryRoomBroker(HistoryPolicy policy, Clock clock) {
		this.policy = policy;
		this.clock = clock;
		this.swept = new AtomicLong(clock.millis());
	}

	@Override
	public CompletionStage<LivePosition> publish(RoomMessage message) {
		AtomicReference<Stream> stream = new AtomicReference<>();
		LivePosition position = with(message.room(), (found) -> {
			stream.set(found);
			return found.append(message, this.clock.millis());
		});
		stream.get().deliver();
		return CompletableFuture.completedStage(position);
	}

	@Override
	public RoomSubscription subscribe(String room, RoomSubscriber subscriber) {
		return with(room, (stream) -> stream.subscribe(subscriber));
	}

	@Override
	public CompletionStage<RoomHistory> read(String room, LivePosition after) {
		long now = this.clock.millis();
		return CompletableFuture.completedStage(with(room, (stream) -> stream.after(after, now)));
	}

	@Override
	public CompletionStage<RoomHistory> latest(String room, int count) {
		long now = this.clock.millis();
		return CompletableFuture.completedStage(with(room, (stream) -> stream.latest(count, now)));
	}

	@Override
	public State state() {
		return State.AVAILABLE;
	}

	@Override
	public String mode() {
		return "memory";
	}

	/** Rooms that are known. */
	int size() {
		return this.streams.size();
	}

	/** Use a stream while it cannot be forgotten. */
	private <T> T with(String room, Function<Stream, T> use) {
		sweep();
		AtomicReference<T> result = new AtomicReference<>();
		this.streams.compute(room, (name, known) -> {
			Stream stream = (known != null) ? known : new Stream(this.policy.of(name));
			stream.touch(this.clock.millis());
			result.set(use.apply(stream));
			return stream;
		});
		return result.get();
	}

	private void sweep() {
		long now = this.clock.millis();
		long last = this.swept.get();
		if (now - last > SWEEP_INTERVAL.toMillis() && this.swept.compareAndSet(last, now)) {
			this.streams.keySet()
				.forEach((room) -> this.streams.computeIfPresent(room,
						(name, stream) -> stream.isOver(now) ? null : stream));
		}
	}

	/** The stream of one room. Thread-safe. */
	private static final class Stream {

		private final String epoch = UUID.randomUUID().toString().substring(0, 8);

		private final HistoryLimits limits;

		/** This node; more where several share the broker, as tests do. */
		private final List<RoomSubscriber> subscribers = new CopyOnWriteArrayList<>();

		// All guarded by this
		private final Deque<RoomMessage> history = new ArrayDeque<>(4);

		private final Queue<RoomEvent> undelivered = new ArrayDeque<>(4);

		private long last;

		private long touched;

		/**
		 * Whether a thread is delivering; others leave that to it, which keeps the order.
		 */
		private boolean delivering;

		Stream(HistoryLimits limits) {
			this.limits = limits;
		}

		synchronized void touch(long now) {
			this.touched = now;
		}

		synchronized LivePosition append(RoomMessage message, long now) {
			this.last++;
			this.history.add(message);
			this.undelivered.add(new RoomEvent(message, position()));
			trim(now);
			return position();
		}

		private void trim(long now) {
			long oldest = now - this.limits.time().toMillis();
			while (!this.history.isEmpty()
					&& (this.history.size() > this.limits.length() || this.history.element().time() < oldest)) {
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
				for (RoomSubscriber subscriber : this.subscribers) {
					deliver(event, subscriber);
				}
			}
		}

		private static void deliver(RoomEvent event, RoomSubscriber subscriber) {
			try {
				subscriber.received(event);
			}
			catch (RuntimeException ex) {
				logger.error("A subscriber of '" + event.message().room() + "' failed", ex);
			}
		}

		private synchronized @Nullable RoomEvent next() {
			RoomEvent event = this.undelivered.poll();
			this.delivering = (event != null);
			return event;
		}

		synchronized RoomSubscription subscribe(RoomSubscriber subscriber) {
			CompletionStage<LivePosition> start = CompletableFuture.completedStage(position());
			this.subscribers.add(subscriber);
			return new RoomSubscription() {

				@Override
				public CompletionStage<LivePosition> ready() {
					return start;
				}

				@Override
				public void close() {
					Stream.this.subscribers.remove(subscriber);
				}

			};
		}

		synchronized RoomHistory after(LivePosition after, long now) {
			trim(now);
			long missing = this.last - after.offset();
			boolean recovered = after.epoch().equals(this.epoch) && missing >= 0 && missing <= this.history.size();
			return new RoomHistory(recovered, recovered ? newest((int) missing) : List.of(), position());
		}

		synchronized RoomHistory latest(int count, long now) {
			trim(now);
			return new RoomHistory(true, newest(Math.min(count, this.history.size())), position());
		}

		private List<RoomEvent> newest(int count) {
			List<RoomEvent> events = new ArrayList<>(count);
			long offset = this.last - this.history.size();
			for (RoomMessage message : this.history) {
				if (++offset > this.last - count) {
					events.add(new RoomEvent(message, new LivePosition(this.epoch, offset)));
				}
			}
			return events;
		}

		private LivePosition position() {
			return new LivePosition(this.epoch, this.last);
		}

		/** Whether nothing would be lost if the room was forgotten. */
		synchronized boolean isOver(long now) {
			trim(now);
			return this.subscribers.isEmpty() && this.history.isEmpty()
					&& this.touched < now - this.limits.time().toMillis();
		}

	}

}
