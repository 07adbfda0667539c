package org.livespring.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LivePosition;

/** A broker of one room that loses and holds back what the test wants it to. */
final class UnreliableBroker implements RoomBroker {

	private final List<RoomEvent> stream = new ArrayList<>();

	private final List<RoomSubscriber> subscribers = new ArrayList<>();

	private CompletableFuture<LivePosition> ready = new CompletableFuture<>();

	private String epoch = "one";

	private boolean away;

	private boolean refusing;

	/** Readers who wait until {@link #answer()}. */
	private final Map<CompletableFuture<RoomHistory>, RoomHistory> held = new LinkedHashMap<>();

	private boolean holding;

	/** Events that are read at once at most. */
	private int part = Integer.MAX_VALUE;

	private int reads;

	@Override
	public CompletionStage<LivePosition> publish(RoomMessage message) {
		if (this.refusing) {
			return CompletableFuture.failedStage(new LiveException(LiveErrorCode.BROKER_UNAVAILABLE, "Full"));
		}
		if (this.away) {
			deliver(new RoomEvent(message, null));
			return CompletableFuture.completedStage(LivePosition.UNKNOWN);
		}
		RoomEvent event = append(message);
		deliver(event);
		return CompletableFuture.completedStage(event.position());
	}

	/** Append without telling anybody. */
	RoomEvent append(RoomMessage message) {
		RoomEvent event = new RoomEvent(message, new LivePosition(this.epoch, this.stream.size() + 1));
		this.stream.add(event);
		return event;
	}

	void deliver(RoomEvent event) {
		List.copyOf(this.subscribers).forEach((subscriber) -> subscriber.received(event));
	}

	void interrupted() {
		List.copyOf(this.subscribers).forEach(RoomSubscriber::interrupted);
	}

	void goAway() {
		this.away = true;
		if (this.subscribers.isEmpty()) {
			this.ready = new CompletableFuture<>();
		}
	}

	/** Take no more messages. */
	void refuse() {
		this.refusing = true;
	}

	void comeBack() {
		this.away = false;
		this.ready.complete(position());
		interrupted();
	}

	void loseEverything() {
		this.epoch = "two";
		this.stream.clear();
	}

	void hold() {
		this.holding = true;
	}

	void answer() {
		this.holding = false;
		Map<CompletableFuture<RoomHistory>, RoomHistory> answers = new LinkedHashMap<>(this.held);
		this.held.clear();
		answers.forEach(CompletableFuture::complete);
	}

	/** Let those who wait know that it cannot be read. */
	void fail() {
		this.holding = false;
		List<CompletableFuture<RoomHistory>> answers = List.copyOf(this.held.keySet());
		this.held.clear();
		answers.forEach((answer) -> answer.completeExceptionally(new IllegalStateException("Fails by intent")));
	}

	LivePosition position() {
		return new LivePosition(this.epoch, this.stream.size());
	}

	int subscribers() {
		return this.subscribers.size();
	}

	@Override
	public RoomSubscription subscribe(String room, RoomSubscriber subscriber) {
		this.subscribers.add(subscriber);
		if (!this.away) {
			this.ready = CompletableFuture.completedFuture(position());
		}
		CompletableFuture<LivePosition> ready = this.ready;
		return new RoomSubscription() {

			@Override
			public CompletionStage<LivePosition> ready() {
				return ready;
			}

			@Override
			public void close() {
				UnreliableBroker.this.subscribers.remove(subscriber);
			}

		};
	}

	@Override
	public CompletionStage<RoomHistory> read(String room, LivePosition after) {
		if (this.away) {
			return CompletableFuture.failedStage(new LiveException(LiveErrorCode.BROKER_UNAVAILABLE, "Away by intent"));
		}
		this.reads++;
		RoomHistory history = after.epoch().equals(this.epoch)
				? new RoomHistory(true, next((int) after.offset()), position())
				: new RoomHistory(false, List.of(), position());
		CompletableFuture<RoomHistory> answer = new CompletableFuture<>();
		if (this.holding) {
			this.held.put(answer, history);
		}
		else {
			answer.complete(history);
		}
		return answer;
	}

	private List<RoomEvent> next(int first) {
		return this.stream.subList(first, Math.min(this.stream.size() - first, this.part) + first);
	}

	/** Give the history in parts. */
	void part(int events) {
		this.part = events;
	}

	/** How often the history was read. */
	int reads() {
		return this.reads;
	}

	@Override
	public CompletionStage<RoomHistory> latest(String room, int count) {
		return CompletableFuture.completedStage(new RoomHistory(true, List.of(), position()));
	}

	@Override
	public State state() {
		return this.away ? State.AWAY : State.AVAILABLE;
	}

}
