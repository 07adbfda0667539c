package org.livespring.redis.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LivePosition;
import org.livespring.redis.RedisLink;
import org.livespring.redis.RedisSubscriptions;
import org.livespring.room.HistoryLimits;
import org.livespring.room.HistoryPolicy;
import org.livespring.room.RoomBroker;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomHistory;
import org.livespring.room.RoomMessage;
import org.livespring.room.RoomSubscriber;
import org.livespring.room.RoomSubscription;

/**
 * A broker that keeps the rooms of all nodes in Redis, each as a capped stream. One
 * script assigns the offset of a message, appends and publishes it. Once a second the
 * broker compares the position of the rooms it follows with Redis, so that it detects
 * missed messages. Thread-safe.
 */
public final class RedisRoomBroker implements RoomBroker, RedisLink.Listener {

	/** Most rooms that are compared with Redis in a second. */
	private static final int MOST = 1000;

	private static final int TICKS = 4;

	private final RedisLink link;

	private final RedisSubscriptions subscriptions;

	private final HistoryPolicy policy;

	private final Duration life;

	private final RoomPublisher publisher;

	private final ConcurrentHashMap<String, RoomFeed> feeds = new ConcurrentHashMap<>();

	private final Set<RoomFeed> suspects = ConcurrentHashMap.newKeySet();

	/** Feeds whose room could not be read. */
	private final Set<RoomFeed> unread = ConcurrentHashMap.newKeySet();

	/**
	 * Feeds to compare with Redis next. Used, like {@code ticks}, only by the thread that
	 * maintains the connections.
	 */
	private final List<RoomFeed> waiting = new ArrayList<>();

	private int ticks;

	/**
	 * Creates a broker.
	 * @param link the connections to Redis
	 * @param policy how much of the history of a room is kept
	 * @param life how long the position of a room without events is kept; longer than any
	 * cursor is valid
	 * @param buffer most bytes of messages that are kept while Redis is unavailable
	 */
	public RedisRoomBroker(RedisLink link, HistoryPolicy policy, Duration life, long buffer) {
		this.link = link;
		this.policy = policy;
		this.life = life;
		this.publisher = new RoomPublisher(link, policy, life, buffer, this.feeds);
		this.subscriptions = link.subscriptions();
		link.addListener(this);
	}

	@Override
	public CompletionStage<LivePosition> publish(RoomMessage message) {
		return this.publisher.publish(message);
	}

	@Override
	public RoomSubscription subscribe(String room, RoomSubscriber subscriber) {
		RoomFeed feed = new RoomFeed(room, subscriber, this);
		this.feeds.compute(room, (name, before) -> {
			this.subscriptions.subscribe(this.link.keys().room(room), feed);
			return feed;
		});
		return feed;
	}

	/** Removes a feed that has no subscriber any more. */
	void left(RoomFeed feed) {
		this.feeds.computeIfPresent(feed.room(), (room, present) -> {
			if (present != feed) {
				return present;
			}
			this.subscriptions.unsubscribe(this.link.keys().room(room));
			return null;
		});
	}

	@Override
	public CompletionStage<RoomHistory> read(String room, LivePosition after) {
		if (this.publisher.hasEarly(room)) {
			// A subscriber that is told of missing events goes on after those it got
			// early
			return failed(room, null);
		}
		return page(room, "after", after, HistoryPage.SIZE).thenApply((page) -> {
			boolean recovered = page.isAfter(after);
			return new RoomHistory(recovered, recovered ? page.events() : List.of(), page.end());
		});
	}

	@Override
	public CompletionStage<RoomHistory> latest(String room, int count) {
		int most = Math.min(count, this.policy.of(room).length());
		return page(room, "last", new LivePosition("", most), Math.min(most, HistoryPage.SIZE))
			.thenCompose((page) -> readOn(room, page.end(), page.last().offset(), new ArrayList<>(page.events())))
			.thenCompose(
					(history) -> history.recovered() ? CompletableFuture.completedStage(history) : latest(room, count));
	}

	/**
	 * Reads further pages up to an end. The history is not recovered if events were
	 * dropped meanwhile.
	 */
	private CompletionStage<RoomHistory> readOn(String room, LivePosition end, long last, List<RoomEvent> events) {
		if (last == end.offset()) {
			return CompletableFuture.completedStage(new RoomHistory(true, events, end));
		}
		int most = (int) Math.min(end.offset() - last, HistoryPage.SIZE);
		return page(room, "after", new LivePosition(end.epoch(), last), most).thenCompose((page) -> {
			if (page.messages() == 0 || page.first() != last + 1) {
				return CompletableFuture.completedStage(new RoomHistory(false, List.of(), page.end()));
			}
			events.addAll(page.events());
			return readOn(room, end, page.last().offset(), events);
		});
	}

	private CompletionStage<HistoryPage> page(String room, String what, LivePosition seen, int most) {
		if (!this.link.isAvailable()) {
			return failed(room, null);
		}
		return ask(room, what, seen, most).thenApply((answer) -> HistoryPage.of(room, answer))
			.exceptionallyCompose((ex) -> failed(room, ex));
	}

	/**
	 * Fails, and remembers the feed of the room, so that its subscriber reads again as
	 * soon as possible.
	 */
	private <T> CompletionStage<T> failed(String room, @Nullable Throwable cause) {
		RoomFeed feed = this.feeds.get(room);
		if (feed != null) {
			this.unread.add(feed);
		}
		return CompletableFuture
			.failedFuture(new LiveException(LiveErrorCode.BROKER_UNAVAILABLE, "Redis cannot be reached", cause));
	}

	private CompletionStage<List<Object>> ask(String room, String what, LivePosition seen, int most) {
		HistoryLimits limits = this.policy.of(room);
		List<String> keys = List.of(this.link.keys().position(room), this.link.keys().stream(room));
		return this.link.run(RoomScripts.READ, keys, RoomPublisher.newEpoch(), limits.time().toMillis(),
				this.life.toMillis(), what, seen.epoch(), seen.offset(), most);
	}

	@Override
	public State state() {
		return this.link.isAvailable() ? State.AVAILABLE : State.AWAY;
	}

	@Override
	public String mode() {
		return "redis";
	}

	@Override
	public @Nullable Instant lastContact() {
		return this.link.lastContact();
	}

	/**
	 * Returns the number of rooms that are followed or have messages on their way to
	 * Redis.
	 */
	int size() {
		return this.feeds.size() + this.publisher.size();
	}

	/** Called when a message was received from its channel. */
	void arrived(RoomMessage message) {
		this.publisher.arrived(message);
	}

	/** Checks the room of a feed soon, since the feed received an unexpected message. */
	void suspect(RoomFeed feed) {
		this.suspects.add(feed);
	}

	/**
	 * Compares the position of a feed with its room in Redis.
	 * @param feed the feed of the room
	 * @param certain whether all events found were published before the channel was
	 * subscribed
	 */
	void look(RoomFeed feed, boolean certain) {
		LivePosition since = feed.position();
		ask(feed.room(), "seen", (since != null) ? since : LivePosition.UNKNOWN, 0).whenComplete((answer, failure) -> {
			if (answer == null) {
				suspect(feed);
			}
			else if (feed.looked(HistoryPage.position(answer), since, certain)) {
				this.subscriptions.resubscribe(this.link.keys().room(feed.room()));
			}
		});
	}

	@Override
	public void changed(boolean available) {
		if (available) {
			this.publisher.resume();
			emptied();
		}
	}

	/** Checks all rooms, since their positions in Redis may have changed. */
	@Override
	public void emptied() {
		this.feeds.values().forEach(this::look);
	}

	/** Checks a part of the rooms each time, so that all rooms catch up with Redis. */
	@Override
	public void tick() {
		if (!this.link.isAvailable()) {
			this.publisher.buffer();
			return;
		}
		this.publisher.resume();
		take(this.suspects).forEach(this::look);
		take(this.unread).forEach(RoomFeed::remind);
		this.ticks++;
		if (this.ticks % TICKS == 0) {
			lookAtNext();
		}
	}

	private static List<RoomFeed> take(Set<RoomFeed> feeds) {
		List<RoomFeed> taken = List.copyOf(feeds);
		taken.forEach(feeds::remove);
		return taken;
	}

	private void lookAtNext() {
		if (this.waiting.isEmpty()) {
			this.waiting.addAll(this.feeds.values());
		}
		List<RoomFeed> next = this.waiting.subList(Math.max(0, this.waiting.size() - MOST), this.waiting.size());
		next.forEach(this::look);
		next.clear();
	}

	private void look(RoomFeed feed) {
		if (feed.isHeard()) {
			look(feed, false);
		}
	}

}
