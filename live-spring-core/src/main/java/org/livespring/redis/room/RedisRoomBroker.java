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
 * Rooms of all nodes, kept in Redis: a capped stream each, whose offsets, appending and
 * publishing are the matter of one script. Looks at the rooms it follows once a second,
 * so that nothing is missed silently. Thread-safe.
 */
public final class RedisRoomBroker implements RoomBroker, RedisLink.Listener {

	/** Rooms that are looked at in a second. */
	private static final int MOST = 1000;

	private static final int TICKS = 4;

	private final RedisLink link;

	private final RedisSubscriptions subscriptions;

	private final HistoryPolicy policy;

	private final Duration life;

	private final RoomPublisher publisher;

	private final ConcurrentHashMap<String, RoomFeed> feeds = new ConcurrentHashMap<>();

	private final Set<RoomFeed> suspects = ConcurrentHashMap.newKeySet();

	/** Those whose room could not be read. */
	private final Set<RoomFeed> unread = ConcurrentHashMap.newKeySet();

	/** Those to look at next. Used by the thread that looks after Redis, as the ticks. */
	private final List<RoomFeed> waiting = new ArrayList<>();

	private int ticks;

	/**
	 * Create a broker.
	 * @param link the way to Redis
	 * @param policy how much of a room is kept
	 * @param life how long a room without events is known; longer than any cursor lives
	 * @param buffer bytes of messages kept while Redis is away
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

	/** A feed is followed no more. */
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
			// Who is told that something is missing goes on behind what it had early
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

	/** Read up to an end; not recovered if something was forgotten meanwhile. */
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

	/** Who follows the room is to read again as soon as it is possible. */
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

	/** Rooms that are followed or have messages on their way. */
	int size() {
		return this.feeds.size() + this.publisher.size();
	}

	/** A message was heard. */
	void arrived(RoomMessage message) {
		this.publisher.arrived(message);
	}

	/** A feed heard something it should not have: look at its room soon. */
	void suspect(RoomFeed feed) {
		this.suspects.add(feed);
	}

	/**
	 * See how far a room is in Redis.
	 * @param feed its feed
	 * @param certain whether all that is found was published before the room was heard
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

	/** All rooms may be elsewhere now. */
	@Override
	public void emptied() {
		this.feeds.values().forEach(this::look);
	}

	/** See to it that all rooms come to where they are in Redis. */
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
