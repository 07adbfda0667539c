package org.livespring.redis.room;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.livespring.LivePosition;
import org.livespring.log.PrintableLog;
import org.livespring.redis.RedisSubscriptions;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomMessage;
import org.livespring.room.RoomSubscriber;
import org.livespring.room.RoomSubscription;

/**
 * The messages of one room that this node receives. It knows the position of the last
 * message, so it detects missed ones. Thread-safe; one thread at a time delivers to the
 * subscriber, and other threads leave their events to that one.
 */
final class RoomFeed implements RedisSubscriptions.Channel, RoomSubscription {

	private static final Log logger = PrintableLog.of(RoomFeed.class);

	/** Most messages that wait until a new feed knows its position. */
	private static final int MOST_EARLY = 10_000;

	private final String room;

	private final RoomSubscriber subscriber;

	private final RedisRoomBroker broker;

	private final CompletableFuture<LivePosition> ready = new CompletableFuture<>();

	private volatile boolean heard;

	private volatile boolean closed;

	// All following fields are guarded by this

	/** Position of the last event; {@code null} before the channel is subscribed. */
	private @Nullable LivePosition position;

	/** Events received before the position was known. */
	private final Queue<RoomEvent> early = new ArrayDeque<>(0);

	/**
	 * Messages of this node that are in Redis and were not received from the channel yet,
	 * oldest first.
	 */
	private final Queue<RoomEvent> unheard = new ArrayDeque<>(0);

	private final Queue<Runnable> undelivered = new ArrayDeque<>(4);

	private boolean delivering;

	/**
	 * Offset of the room at the last check. If the feed has not reached it by the next
	 * check, messages were missed.
	 */
	private long expected;

	RoomFeed(String room, RoomSubscriber subscriber, RedisRoomBroker broker) {
		this.room = room;
		this.subscriber = subscriber;
		this.broker = broker;
	}

	String room() {
		return this.room;
	}

	synchronized @Nullable LivePosition position() {
		return this.position;
	}

	@Override
	public CompletionStage<LivePosition> ready() {
		return this.ready;
	}

	@Override
	public void close() {
		this.closed = true;
		this.broker.left(this);
	}

	/** Looks up the position of the room after the channel was subscribed. */
	@Override
	public void subscribed() {
		this.heard = true;
		this.broker.look(this, true);
	}

	/** Whether the channel is subscribed. */
	boolean isHeard() {
		return this.heard && !this.closed;
	}

	@Override
	public void received(byte[] bytes) {
		int end = 0;
		while (end < bytes.length && bytes[end] != '\n') {
			end++;
		}
		RoomMessage message = (end < bytes.length) ? RoomMessageCodec.decode(this.room, bytes, end + 1) : null;
		if (message == null) {
			logger.debug("Could not decode a message of room '" + this.room + "'");
			return;
		}
		LivePosition at = LivePosition.parse(new String(bytes, 0, end, StandardCharsets.UTF_8));
		this.broker.arrived(message);
		received(new RoomEvent(message, at), at);
	}

	private void received(RoomEvent event, LivePosition at) {
		boolean behind = false;
		synchronized (this) {
			if (this.position == null) {
				if (this.early.size() < MOST_EARLY) {
					this.early.add(event);
				}
				return;
			}
			if (at.follows(this.position)) {
				advance(at);
				give(event);
			}
			else if (at.isAfter(this.position)) {
				skipTo(at);
			}
			else {
				behind = true;
			}
		}
		deliver();
		if (behind) {
			this.broker.suspect(this);
		}
	}

	/**
	 * Keeps a message of this node that is in Redis and that its subscriber may not have
	 * yet.
	 */
	synchronized void appended(RoomMessage message, LivePosition at) {
		RoomEvent event = new RoomEvent(message, at);
		if (isAhead(event) && this.unheard.size() < MOST_EARLY) {
			this.unheard.add(event);
		}
	}

	/**
	 * Delivers a message of this node to its own subscriber only, after the messages that
	 * it sent before.
	 */
	void receivedLocally(RoomMessage message) {
		synchronized (this) {
			this.unheard.forEach((event) -> give(new RoomEvent(event.message(), null)));
			this.unheard.clear();
			give(new RoomEvent(message, null));
		}
		deliver();
	}

	/**
	 * Tells the subscriber to read the missed events again, since a former attempt
	 * failed.
	 */
	void remind() {
		synchronized (this) {
			tell(this.subscriber::interrupted);
		}
		deliver();
	}

	/**
	 * Compares this feed with the room in Redis.
	 * @param found position of the room in Redis
	 * @param since position of this feed before Redis was asked
	 * @param certain whether no message up to {@code found} can still arrive
	 * @return whether the channel does not deliver its messages
	 */
	boolean looked(LivePosition found, @Nullable LivePosition since, boolean certain) {
		boolean deaf;
		synchronized (this) {
			deaf = compare(found, since, certain);
		}
		deliver();
		return deaf;
	}

	private boolean compare(LivePosition found, @Nullable LivePosition since, boolean certain) {
		if (this.position == null) {
			begin(found);
			return false;
		}
		if (!found.epoch().equals(this.position.epoch())) {
			// Only if the feed has not gone to a new epoch while Redis was asked
			if (since != null && since.epoch().equals(this.position.epoch())) {
				skipTo(found);
			}
			return false;
		}
		boolean deaf = this.expected > this.position.offset();
		this.expected = found.offset();
		if (found.offset() > this.position.offset() && (certain || deaf)) {
			skipTo(found);
			return deaf;
		}
		return false;
	}

	private void advance(LivePosition next) {
		this.position = next;
		RoomEvent oldest;
		while ((oldest = this.unheard.peek()) != null && !isAhead(oldest)) {
			this.unheard.remove();
		}
	}

	private boolean isAhead(RoomEvent event) {
		LivePosition here = this.position;
		LivePosition at = event.position();
		return here != null && at != null && at.epoch().equals(here.epoch()) && at.isAfter(here);
	}

	private void skipTo(LivePosition next) {
		advance(next);
		this.expected = next.offset();
		tell(this.subscriber::interrupted);
	}

	private void begin(LivePosition start) {
		this.position = start;
		// Completed in the order of the events
		this.undelivered.add(() -> this.ready.complete(start));
		for (RoomEvent event : this.early) {
			LivePosition at = event.position();
			if (at != null && at.follows(this.position)) {
				this.position = at;
				give(event);
			}
			else if (at != null && at.isAfter(this.position)) {
				skipTo(at);
			}
		}
		this.early.clear();
	}

	private void give(RoomEvent event) {
		tell(() -> this.subscriber.received(event));
	}

	private void tell(Runnable call) {
		this.undelivered.add(() -> {
			try {
				if (!this.closed) {
					call.run();
				}
			}
			catch (RuntimeException ex) {
				logger.error("A subscriber of room '" + this.room + "' failed", ex);
			}
		});
	}

	/** Delivers all waiting calls to the subscriber. */
	private void deliver() {
		synchronized (this) {
			if (this.delivering) {
				return;
			}
			this.delivering = true;
		}
		Runnable next;
		while ((next = next()) != null) {
			next.run();
		}
	}

	private synchronized @Nullable Runnable next() {
		Runnable next = this.undelivered.poll();
		this.delivering = (next != null);
		return next;
	}

}
