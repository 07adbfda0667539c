package org.livespring.redis.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LivePosition;
import org.livespring.log.PrintableLog;
import org.livespring.redis.RedisKeys;
import org.livespring.redis.RedisLink;
import org.livespring.redis.RedisText;
import org.livespring.redis.room.RoomOutbox.Outgoing;
import org.livespring.room.HistoryLimits;
import org.livespring.room.HistoryPolicy;
import org.livespring.room.RoomMessage;

/**
 * Sends the messages of this node to Redis, those of a room in order, and keeps a limited
 * number of bytes while Redis is unavailable. A message without an answer is sent again
 * with the same number, so that the script can detect the duplicate.
 */
final class RoomPublisher {

	private static final Log logger = PrintableLog.of(RoomPublisher.class);

	/**
	 * How long Redis keeps the number of the last message. A message that is sent again
	 * later may be duplicated.
	 */
	private static final Duration NUMBER_LIFE = Duration.ofMinutes(10);

	/**
	 * How long Redis has to be unavailable before messages are delivered to users of this
	 * node only. Messages wait for a shorter outage, so that the order of events in a
	 * room is kept.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private static final Duration COMPLAINT_INTERVAL = Duration.ofSeconds(10);

	private final RedisLink link;

	private final HistoryPolicy policy;

	private final Duration life;

	private final long capacity;

	private final Map<String, RoomFeed> feeds;

	private final ConcurrentHashMap<String, RoomOutbox> outboxes = new ConcurrentHashMap<>();

	private final AtomicLong numbers = new AtomicLong();

	/** Number of bytes of all messages that are not in Redis yet. */
	private final AtomicLong kept = new AtomicLong();

	private volatile long complained = System.nanoTime() - COMPLAINT_INTERVAL.toNanos();

	/**
	 * Creates a publisher.
	 * @param link the connections to Redis
	 * @param policy how much of the history of a room is kept
	 * @param life how long the position of a room without events is kept
	 * @param capacity most bytes of messages that are kept while Redis is unavailable
	 * @param feeds the feeds of the rooms that this node follows
	 */
	RoomPublisher(RedisLink link, HistoryPolicy policy, Duration life, long capacity, Map<String, RoomFeed> feeds) {
		this.link = link;
		this.policy = policy;
		this.life = life;
		this.capacity = capacity;
		this.feeds = feeds;
	}

	CompletionStage<LivePosition> publish(RoomMessage message) {
		byte[] bytes = RoomMessageCodec.encode(message);
		if (this.kept.addAndGet(bytes.length) > this.capacity) {
			this.kept.addAndGet(-bytes.length);
			return CompletableFuture.failedFuture(
					new LiveException(LiveErrorCode.BROKER_UNAVAILABLE, "Too many messages already wait for Redis"));
		}
		CompletableFuture<LivePosition> position = new CompletableFuture<>();
		RoomOutbox outbox = this.outboxes.compute(message.room(), (room, known) -> {
			RoomOutbox box = (known != null) ? known : new RoomOutbox();
			box.add(new Outgoing(this.numbers.incrementAndGet(), message, bytes, position));
			return box;
		});
		if (this.link.isAvailable()) {
			send(message.room(), outbox);
		}
		else {
			buffer(outbox);
		}
		return position;
	}

	/** Called when a message was received from its channel. */
	void arrived(RoomMessage message) {
		RoomOutbox outbox = this.outboxes.get(message.room());
		if (outbox != null) {
			outbox.arrived(message.id());
		}
	}

	/**
	 * Whether subscribers of this node have messages of a room that are not in Redis yet.
	 */
	boolean hasEarly(String room) {
		RoomOutbox outbox = this.outboxes.get(room);
		return outbox != null && outbox.hasEarly();
	}

	/**
	 * Delivers messages that are not in Redis to the subscribers of this node if Redis
	 * stays unavailable.
	 */
	void buffer() {
		this.outboxes.values().forEach(this::buffer);
	}

	/** Sends all waiting messages. */
	void resume() {
		this.outboxes.forEach(this::send);
	}

	/** Returns the number of rooms with messages on their way to Redis. */
	int size() {
		return this.outboxes.size();
	}

	private void buffer(RoomOutbox outbox) {
		if (this.link.isAway(PATIENCE)) {
			outbox.tellEarly(this::receivedLocally)
				.forEach((outgoing) -> outgoing.position.complete(LivePosition.UNKNOWN));
		}
	}

	private void receivedLocally(RoomMessage message) {
		RoomFeed feed = this.feeds.get(message.room());
		if (feed != null) {
			feed.receivedLocally(message);
		}
	}

	private void send(String room, RoomOutbox outbox) {
		List<Outgoing> batch = outbox.next();
		if (batch.isEmpty()) {
			this.outboxes.computeIfPresent(room, (name, box) -> box.isEmpty() ? null : box);
			return;
		}
		this.link.run(RoomScripts.APPEND, keys(room), arguments(room, batch)).whenComplete((answer, failure) -> {
			if (answer != null) {
				arrived(room, outbox, batch, answer);
			}
			else {
				failed(outbox, failure);
			}
		});
	}

	private List<String> keys(String room) {
		RedisKeys keys = this.link.keys();
		return List.of(keys.position(room), keys.stream(room), keys.from(room, this.link.node()), keys.room(room));
	}

	private Object[] arguments(String room, List<Outgoing> batch) {
		HistoryLimits limits = this.policy.of(room);
		List<Object> arguments = new ArrayList<>(List.of(this.link.publishCommand(), newEpoch(), limits.length(),
				limits.time().toMillis(), this.life.toMillis(), NUMBER_LIFE.toMillis()));
		for (Outgoing outgoing : batch) {
			arguments.add(outgoing.number);
			arguments.add(outgoing.bytes);
		}
		return arguments.toArray();
	}

	static String newEpoch() {
		return UUID.randomUUID().toString().substring(0, 13);
	}

	private void arrived(String room, RoomOutbox outbox, List<Outgoing> batch, List<Object> answer) {
		List<LivePosition> positions = positions(answer);
		outbox.done((i) -> {
			RoomFeed feed = this.feeds.get(room);
			if (feed != null) {
				feed.appended(batch.get(i).message, positions.get(i));
			}
		});
		for (int i = 0; i < batch.size(); i++) {
			this.kept.addAndGet(-batch.get(i).bytes.length);
			batch.get(i).position.complete(positions.get(i));
		}
		send(room, outbox);
	}

	private static List<LivePosition> positions(List<Object> answer) {
		String epoch = RedisText.text(answer.get(0));
		return answer.stream()
			.skip(1)
			.map(RedisText::number)
			.map((offset) -> (offset > 0) ? new LivePosition(epoch, offset) : LivePosition.UNKNOWN)
			.toList();
	}

	private void failed(RoomOutbox outbox, @Nullable Throwable failure) {
		outbox.failed();
		long now = System.nanoTime();
		boolean refused = failure != null && RedisLink.isRefusal(failure);
		if (refused && now - this.complained > COMPLAINT_INTERVAL.toNanos()) {
			this.complained = now;
			logger.warn("Redis did not accept a message of a room, which is sent again: " + failure);
		}
		buffer(outbox);
	}

}
