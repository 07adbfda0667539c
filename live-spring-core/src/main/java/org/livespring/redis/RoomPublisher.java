package org.livespring.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.ScriptOutputType;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LivePosition;
import org.livespring.redis.RoomOutbox.Outgoing;
import org.livespring.room.HistoryLimits;
import org.livespring.room.HistoryPolicy;
import org.livespring.room.RoomMessage;

/**
 * Brings the messages of this node to Redis, those of a room in order, and keeps a
 * limited number of them while Redis is away. A message whose arrival is not known is
 * sent again under its number, by which the script knows it.
 */
final class RoomPublisher {

	private static final Log logger = LogFactory.getLog(RoomPublisher.class);

	/** A message not sent again within this time may arrive twice. */
	private static final Duration NUMBER_LIFE = Duration.ofMinutes(10);

	/**
	 * How long messages wait before this node's users get them without the others. A
	 * moment without Redis must not bring events out of the order of their room.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private static final Duration COMPLAINT_INTERVAL = Duration.ofSeconds(10);

	private final RedisLink link;

	private final HistoryPolicy policy;

	private final Duration life;

	private final long capacity;

	private final Consumer<RoomMessage> local;

	private final BiConsumer<RoomMessage, LivePosition> appended;

	private final ConcurrentHashMap<String, RoomOutbox> outboxes = new ConcurrentHashMap<>();

	private final AtomicLong numbers = new AtomicLong();

	/** Bytes of all messages that have not arrived. */
	private final AtomicLong kept = new AtomicLong();

	private volatile long complained = System.nanoTime() - COMPLAINT_INTERVAL.toNanos();

	RoomPublisher(RedisLink link, HistoryPolicy policy, Duration life, long capacity, Consumer<RoomMessage> local,
			BiConsumer<RoomMessage, LivePosition> appended) {
		this.link = link;
		this.policy = policy;
		this.life = life;
		this.capacity = capacity;
		this.local = local;
		this.appended = appended;
	}

	CompletionStage<LivePosition> publish(RoomMessage message) {
		byte[] bytes = RoomMessageCodec.encode(message);
		if (this.kept.addAndGet(bytes.length) > this.capacity) {
			this.kept.addAndGet(-bytes.length);
			return CompletableFuture
				.failedFuture(new LiveException(LiveErrorCode.BROKER_UNAVAILABLE, "Too much waits for Redis already"));
		}
		List<Outgoing> added = new ArrayList<>(1);
		RoomOutbox outbox = this.outboxes.compute(message.room(), (room, known) -> {
			RoomOutbox box = (known != null) ? known : new RoomOutbox();
			synchronized (box) {
				Outgoing outgoing = new Outgoing(this.numbers.incrementAndGet(), message, bytes);
				box.add(outgoing);
				added.add(outgoing);
			}
			return box;
		});
		if (this.link.isAvailable()) {
			send(message.room(), outbox);
		}
		else {
			buffer(outbox);
		}
		return added.get(0).position();
	}

	/** A message of this node was heard. */
	void arrived(RoomMessage message) {
		RoomOutbox outbox = this.outboxes.get(message.room());
		if (outbox != null) {
			synchronized (outbox) {
				outbox.arrived(message.id());
			}
		}
	}

	/** Whether this node's subscribers have messages of a room that are not appended. */
	boolean hasEarly(String room) {
		RoomOutbox outbox = this.outboxes.get(room);
		if (outbox == null) {
			return false;
		}
		synchronized (outbox) {
			return outbox.hasEarly();
		}
	}

	/** Redis stays away: what has not arrived is for this node's own users meanwhile. */
	void buffer() {
		this.outboxes.values().forEach(this::buffer);
	}

	/** Send what waits. */
	void resume() {
		this.outboxes.forEach(this::send);
	}

	/** Rooms with messages on their way. */
	int size() {
		return this.outboxes.size();
	}

	private void buffer(RoomOutbox outbox) {
		if (!this.link.isAway(PATIENCE)) {
			return;
		}
		List<Outgoing> untold;
		synchronized (outbox) {
			untold = outbox.untold();
			// Under the lock, so that nobody overtakes
			untold.forEach((outgoing) -> this.local.accept(outgoing.message()));
		}
		untold.forEach((outgoing) -> outgoing.position().complete(LivePosition.UNKNOWN));
	}

	private void send(String room, RoomOutbox outbox) {
		List<Outgoing> batch;
		synchronized (outbox) {
			batch = outbox.next();
		}
		if (batch.isEmpty()) {
			this.outboxes.computeIfPresent(room, (name, box) -> {
				synchronized (box) {
					return box.isEmpty() ? null : box;
				}
			});
			return;
		}
		this.link.<List<Object>>run(RoomScripts.APPEND, ScriptOutputType.MULTI, keys(room), arguments(room, batch))
			.whenComplete((answer, failure) -> {
				if (answer != null) {
					arrived(room, outbox, batch, answer);
				}
				else {
					failed(outbox, failure);
				}
			});
	}

	private String[] keys(String room) {
		RedisKeys keys = this.link.keys();
		return new String[] { keys.position(room), keys.stream(room), keys.from(room, this.link.node()),
				keys.room(room) };
	}

	private byte[][] arguments(String room, List<Outgoing> batch) {
		HistoryLimits limits = this.policy.of(room);
		List<byte[]> arguments = new ArrayList<>(
				List.of(RedisText.bytes(this.link.access().publishCommand()), RedisText.bytes(newEpoch()),
						RedisText.bytes(limits.length()), RedisText.bytes(limits.time().toMillis()),
						RedisText.bytes(this.life.toMillis()), RedisText.bytes(NUMBER_LIFE.toMillis())));
		for (Outgoing outgoing : batch) {
			arguments.add(RedisText.bytes(outgoing.number()));
			arguments.add(outgoing.bytes());
		}
		return arguments.toArray(byte[][]::new);
	}

	static String newEpoch() {
		return UUID.randomUUID().toString().substring(0, 13);
	}

	private void arrived(String room, RoomOutbox outbox, List<Outgoing> batch, List<Object> answer) {
		List<LivePosition> positions = positions(answer);
		synchronized (outbox) {
			outbox.done();
			for (int i = 0; i < batch.size(); i++) {
				if (!batch.get(i).isTold()) {
					this.appended.accept(batch.get(i).message(), positions.get(i));
				}
			}
		}
		for (int i = 0; i < batch.size(); i++) {
			this.kept.addAndGet(-batch.get(i).bytes().length);
			batch.get(i).position().complete(positions.get(i));
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
		synchronized (outbox) {
			outbox.failed();
		}
		long now = System.nanoTime();
		boolean refused = failure != null && RedisLink.unwrap(failure) instanceof RedisCommandExecutionException;
		if (refused && now - this.complained > COMPLAINT_INTERVAL.toNanos()) {
			this.complained = now;
			logger.warn("Redis did not take a message, which is sent again: " + failure);
		}
		buffer(outbox);
	}

}
