package org.livespring.room;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

import org.livespring.LivePosition;

/**
 * Rooms of a single node. Thread-safe; subscribers are called by a thread that publishes.
 * A room that nobody follows is forgotten once its history is over.
 */
public final class InMemoryRoomBroker implements RoomBroker {

	private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(10);

	private final HistoryPolicy policy;

	private final Clock clock;

	private final ConcurrentHashMap<String, RoomStream> streams = new ConcurrentHashMap<>();

	private final AtomicLong swept;

	public InMemoryRoomBroker(HistoryPolicy policy, Clock clock) {
		this.policy = policy;
		this.clock = clock;
		this.swept = new AtomicLong(clock.millis());
	}

	@Override
	public CompletionStage<LivePosition> publish(RoomMessage message) {
		AtomicReference<RoomStream> stream = new AtomicReference<>();
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
	public void addListener(Consumer<State> listener) {
		// The state never changes
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
	private <T> T with(String room, Function<RoomStream, T> use) {
		sweep();
		AtomicReference<T> result = new AtomicReference<>();
		this.streams.compute(room, (name, known) -> {
			RoomStream stream = (known != null) ? known : new RoomStream(this.policy.of(name));
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

}
