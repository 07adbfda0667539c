package org.livespring.redis.room;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.livespring.LivePosition;
import org.livespring.redis.RedisSubscriptions;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomMessage;
import org.livespring.room.RoomSubscriber;
import org.livespring.room.RoomSubscription;

/**
 * What this node hears of one room. Knows which position it has come to, so it sees what
 * it missed. Thread-safe; one thread at a time gives to the subscriber what is to be
 * given, others leave it to that one.
 */
final class RoomFeed implements RedisSubscriptions.Channel, RoomSubscription {

	private static final Log logger = LogFactory.getLog(RoomFeed.class);

	/** Messages that may wait for the position of a new feed. */
	private static final int MOST_EARLY = 10_000;

	private final String room;

	private final RoomSubscriber subscriber;

	private final RedisRoomBroker broker;

	private final CompletableFuture<LivePosition> ready = new CompletableFuture<>();

	private volatile boolean heard;

	private volatile boolean closed;

	// All others guarded by this

	/** Position come to; none before the room is heard. */
	private @Nullable LivePosition position;

	/** What came before there was a position. */
	private final Queue<RoomEvent> early = new ArrayDeque<>(0);

	/** Messages of this node that are in Redis and were not heard yet, oldest first. */
	private final Queue<RoomEvent> unheard = new ArrayDeque<>(0);

	private final Queue<Runnable> undelivered = new ArrayDeque<>(4);

	private boolean delivering;

	/** Offset of an earlier look at Redis; not come to by the next one, it was missed. */
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

	/** Heard from now on: find out where the room is. */
	@Override
	public void subscribed() {
		this.heard = true;
		this.broker.look(this, true);
	}

	/** Whether the channel was subscribed and still is. */
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
			logger.debug("A message in '" + this.room + "' cannot be read");
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

	/** A message of this node is in Redis, and its subscriber may not have it. */
	synchronized void appended(RoomMessage message, LivePosition at) {
		RoomEvent event = new RoomEvent(message, at);
		if (isAhead(event) && this.unheard.size() < MOST_EARLY) {
			this.unheard.add(event);
		}
	}

	/** A message that only this node gets for now, after those it sent before. */
	void receivedLocally(RoomMessage message) {
		synchronized (this) {
			this.unheard.forEach((event) -> give(new RoomEvent(event.message(), null)));
			this.unheard.clear();
			give(new RoomEvent(message, null));
		}
		deliver();
	}

	/** The subscriber could not read what it missed; now it can. */
	void remind() {
		synchronized (this) {
			tell(this.subscriber::interrupted);
		}
		deliver();
	}

	/**
	 * Redis was looked at.
	 * @param found where the room is
	 * @param since what this feed had come to before the look
	 * @param certain whether nothing up to there can be on its way any more
	 * @return whether the channel does not bring what it should
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
			// Not if it is the look that is old
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
		// Told in the order of the events
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
				logger.error("A subscriber of '" + this.room + "' failed", ex);
			}
		});
	}

	/** Give to the subscriber what is to be given. */
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
