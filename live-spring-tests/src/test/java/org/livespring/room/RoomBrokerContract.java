package org.livespring.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.livespring.LivePosition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What every {@link RoomBroker} keeps, whatever carries the events. */
public abstract class RoomBrokerContract {

	/** Keeps three events for two seconds. */
	private static final String SHORT = "short:1";

	/** Keeps many events for longer than a test takes. */
	private static final String LONG = "long:1";

	private static final Duration SHORT_TIME = Duration.ofSeconds(2);

	private RoomBroker broker;

	/** A broker of a node; one that is used by the test is closed by the subclass. */
	protected abstract RoomBroker create(HistoryPolicy policy);

	/** Let time pass for the history. */
	protected abstract void pass(Duration time);

	/** Lose all streams; nodes that follow them notice. */
	protected abstract RoomBroker loseEverything(RoomBroker broker);

	/** Rooms the broker still keeps anything for. */
	protected abstract int rooms(RoomBroker broker);

	@BeforeEach
	void createBroker() {
		this.broker = create(policy());
	}

	protected static HistoryPolicy policy() {
		return new HistoryPolicy(new HistoryLimits(100_000, Duration.ofMinutes(5)),
				List.of(new HistoryPolicy.Rule("short:*", new HistoryLimits(3, SHORT_TIME))));
	}

	@Test
	void publishedEventsArriveInOrderWithContiguousPositions() {
		Subscriber subscriber = subscribe(LONG);
		publish(LONG, "a", "b", "c");
		await().untilAsserted(() -> assertThat(subscriber.texts()).containsExactly("a", "b", "c"));
		for (int i = 1; i < 3; i++) {
			assertThat(subscriber.events.get(i).position().follows(subscriber.events.get(i - 1).position())).isTrue();
		}
		assertThat(subscriber.events.get(0).position().offset()).isEqualTo(1);
	}

	@Test
	void messageArrivesAsItWasPublished() {
		Subscriber subscriber = subscribe(LONG);
		RoomMessage message = new RoomMessage("id-1", LONG, "said", Messages.of(LONG, "ä ☃ 𝄞").data(), "i1", true,
				true, 1234567890123L, Map.of("a", "b"));
		LivePosition position = done(this.broker.publish(message));
		await().until(() -> subscriber.events.size() == 1);
		RoomEvent event = subscriber.events.get(0);
		assertThat(event.message()).usingRecursiveComparison().isEqualTo(message);
		assertThat(event.position()).isEqualTo(position);
	}

	@Test
	void publishersOfOneRoomAtOnceGetContiguousPositions() {
		Subscriber subscriber = subscribe(LONG);
		int count = 400;
		List<CompletableFuture<Void>> publishers = IntStream.range(0, 4)
			.mapToObj((publisher) -> CompletableFuture.runAsync(() -> {
				for (int i = 0; i < count / 4; i++) {
					this.broker.publish(Messages.of(LONG, publisher + "-" + i));
				}
			}))
			.toList();
		publishers.forEach(CompletableFuture::join);
		await().until(() -> subscriber.events.size() == count);
		assertThat(subscriber.events).extracting((event) -> event.position().offset())
			.containsExactlyElementsOf(IntStream.rangeClosed(1, count).mapToObj(Long::valueOf).toList());
		for (int publisher = 0; publisher < 4; publisher++) {
			String prefix = publisher + "-";
			assertThat(subscriber.texts().stream().filter((text) -> text.startsWith(prefix)))
				.containsExactlyElementsOf(IntStream.range(0, count / 4).mapToObj((i) -> prefix + i).toList());
		}
	}

	@Test
	void roomsAreStreamsOfTheirOwn() {
		Subscriber one = subscribe("long:one");
		Subscriber two = subscribe("long:two");
		publish("long:one", "a");
		publish("long:two", "b");
		await().untilAsserted(() -> assertThat(one.texts()).containsExactly("a"));
		await().untilAsserted(() -> assertThat(two.texts()).containsExactly("b"));
		assertThat(two.events.get(0).position().offset()).isEqualTo(1);
	}

	@Test
	void readGivesAllAfterAPosition() {
		List<LivePosition> positions = publish(LONG, "a", "b", "c", "d");
		RoomHistory history = done(this.broker.read(LONG, positions.get(1)));
		assertThat(history.recovered()).isTrue();
		assertThat(texts(history)).containsExactly("c", "d");
		assertThat(history.position()).isEqualTo(positions.get(3));
		assertThat(history.events().get(1).position()).isEqualTo(positions.get(3));
	}

	@Test
	void readFromTheEndIsRecoveredAndEmpty() {
		List<LivePosition> positions = publish(LONG, "a");
		RoomHistory history = done(this.broker.read(LONG, positions.get(0)));
		assertThat(history.recovered()).isTrue();
		assertThat(history.events()).isEmpty();
	}

	@Test
	void positionOfANewRoomIsBeforeItsFirstEvent() {
		LivePosition start = done(this.broker.latest(LONG, 0)).position();
		publish(LONG, "a");
		RoomHistory history = done(this.broker.read(LONG, start));
		assertThat(history.recovered()).isTrue();
		assertThat(texts(history)).containsExactly("a");
	}

	@Test
	void latestGivesTheLastEvents() {
		List<LivePosition> positions = publish(LONG, "a", "b", "c");
		RoomHistory history = done(this.broker.latest(LONG, 2));
		assertThat(texts(history)).containsExactly("b", "c");
		assertThat(history.position()).isEqualTo(positions.get(2));
		assertThat(texts(done(this.broker.latest(LONG, 10)))).containsExactly("a", "b", "c");
		assertThat(texts(done(this.broker.latest(LONG, 0)))).isEmpty();
	}

	@Test
	void historyIsLimitedByLength() {
		List<LivePosition> positions = publish(SHORT, "a", "b", "c", "d", "e");
		assertThat(texts(done(this.broker.latest(SHORT, 10)))).containsExactly("c", "d", "e");
		RoomHistory reached = done(this.broker.read(SHORT, positions.get(1)));
		assertThat(reached.recovered()).isTrue();
		assertThat(texts(reached)).containsExactly("c", "d", "e");
		RoomHistory missed = done(this.broker.read(SHORT, positions.get(0)));
		assertThat(missed.recovered()).isFalse();
		assertThat(missed.events()).isEmpty();
		assertThat(missed.position()).isEqualTo(positions.get(4));
	}

	@Test
	void historyIsLimitedByTime() {
		Subscriber follower = subscribe(SHORT);
		List<LivePosition> positions = publish(SHORT, "a", "b");
		pass(SHORT_TIME.plusMillis(300));
		assertThat(done(this.broker.latest(SHORT, 10)).events()).isEmpty();
		assertThat(done(this.broker.read(SHORT, positions.get(0))).recovered()).isFalse();
		assertThat(done(this.broker.read(SHORT, positions.get(1))).recovered()).isTrue();
		assertThat(follower.texts()).containsExactly("a", "b");
	}

	@Test
	void olderPartOfAHistoryIsForgotten() {
		List<LivePosition> positions = publish(SHORT, "a", "b");
		pass(SHORT_TIME.minusMillis(800));
		publish(SHORT, "c");
		pass(SHORT_TIME.minusMillis(1100));
		assertThat(texts(done(this.broker.latest(SHORT, 10)))).containsExactly("c");
		assertThat(done(this.broker.read(SHORT, positions.get(0))).recovered()).isFalse();
		assertThat(texts(done(this.broker.read(SHORT, positions.get(1))))).containsExactly("c");
		publish(SHORT, "d");
		assertThat(texts(done(this.broker.latest(SHORT, 10)))).containsExactly("c", "d");
	}

	@Test
	void positionOfAnotherStreamIsNotRecovered() {
		publish(LONG, "a");
		RoomHistory history = done(this.broker.read(LONG, new LivePosition("other", 1)));
		assertThat(history.recovered()).isFalse();
		assertThat(history.events()).isEmpty();
		assertThat(done(this.broker.read(LONG, LivePosition.UNKNOWN)).recovered()).isFalse();
	}

	@Test
	void positionAfterTheEndIsNotRecovered() {
		LivePosition last = publish(LONG, "a").get(0);
		RoomHistory history = done(this.broker.read(LONG, new LivePosition(last.epoch(), last.offset() + 1)));
		assertThat(history.recovered()).isFalse();
	}

	@Test
	void lostStreamsBeginANewEpoch() {
		List<LivePosition> before = publish(LONG, "a", "b");
		RoomBroker after = loseEverything(this.broker);
		LivePosition first = await().ignoreExceptions()
			.until(() -> done(after.publish(Messages.of(LONG, "c"))), (position) -> !position.epoch().isEmpty());
		assertThat(first.epoch()).isNotEqualTo(before.get(0).epoch());
		assertThat(done(after.read(LONG, before.get(0))).recovered()).isFalse();
	}

	@Test
	void failingSubscriberGetsWhatComesNextAndStopsNoOtherRoom() {
		List<String> failed = new CopyOnWriteArrayList<>();
		RoomSubscription failing = this.broker.subscribe("long:failing", new RoomSubscriber() {

			@Override
			public void received(RoomEvent event) {
				failed.add(Messages.text(event.message()));
				throw new IllegalStateException("Fails by intent");
			}

			@Override
			public void interrupted() {
				throw new IllegalStateException("Fails by intent");
			}

		});
		done(failing.ready());
		Subscriber other = subscribe(LONG);
		publish("long:failing", "a", "b");
		publish(LONG, "c", "d");
		await().untilAsserted(() -> assertThat(failed).containsExactly("a", "b"));
		await().untilAsserted(() -> assertThat(other.texts()).containsExactly("c", "d"));
	}

	@Test
	void whoSubscribesARoomAgainGetsWhatComesThen() {
		Subscriber before = subscribe(LONG);
		publish(LONG, "a");
		await().untilAsserted(() -> assertThat(before.texts()).containsExactly("a"));
		before.subscription.close();
		Subscriber again = subscribe(LONG);
		before.subscription.close();
		publish(LONG, "b");
		await().untilAsserted(() -> assertThat(again.texts()).containsExactly("b"));
		assertThat(before.texts()).containsExactly("a");
	}

	@Test
	void closedSubscriptionGetsNothing() {
		Subscriber closed = subscribe(LONG);
		closed.subscription.close();
		closed.subscription.close();
		Subscriber open = subscribe(LONG);
		publish(LONG, "a");
		await().untilAsserted(() -> assertThat(open.texts()).containsExactly("a"));
		assertThat(closed.texts()).isEmpty();
	}

	@Test
	void roomWithoutFollowersAndHistoryIsForgotten() {
		for (int i = 0; i < 20; i++) {
			subscribe("short:" + i).subscription.close();
			publish("short:" + i, "a");
		}
		assertThat(rooms(this.broker)).isGreaterThanOrEqualTo(20);
		pass(Duration.ofSeconds(30));
		done(this.broker.latest(LONG, 0));
		await().untilAsserted(() -> assertThat(rooms(this.broker)).isLessThanOrEqualTo(1));
	}

	@Test
	void whoJoinsWhileOthersPublishGetsEachEventOnce() {
		RoomHub hub = new RoomHub(this.broker, RoomMonitor.NONE);
		LivePosition start = done(hub.position(LONG));
		int count = 500;
		CompletableFuture<Void> publisher = CompletableFuture.runAsync(() -> {
			for (int i = 0; i < count; i++) {
				done(this.broker.publish(Messages.of(LONG, String.valueOf(i))));
			}
		});
		List<TestMember> members = new ArrayList<>();
		while (!publisher.isDone() || members.isEmpty()) {
			TestMember member = new TestMember("m" + members.size());
			members.add(member);
			hub.join(member, LONG, start);
			await().pollInSameThread().pollInterval(Duration.ofMillis(1)).until(() -> !member.received.isEmpty());
		}
		publisher.join();
		List<String> all = IntStream.range(0, count).mapToObj(String::valueOf).toList();
		await().until(() -> members.stream().allMatch((member) -> member.received.size() >= count));
		// A broker that is away for a moment tells the positions later
		members.forEach((member) -> assertThat(member.received).isEqualTo(all));
	}

	@Test
	void membersWhoMissedTooMuchAreTold() {
		RoomHub hub = new RoomHub(this.broker, RoomMonitor.NONE);
		LivePosition old = publish(SHORT, "a", "b", "c", "d", "e").get(0);
		TestMember member = new TestMember("m");
		hub.join(member, SHORT, old);
		await().untilAsserted(() -> assertThat(member.told).containsExactly("missed"));
		publish(SHORT, "f");
		await().untilAsserted(() -> assertThat(member.told).containsExactly("missed", "f"));
	}

	private Subscriber subscribe(String room) {
		Subscriber subscriber = new Subscriber(room);
		subscriber.subscription = this.broker.subscribe(room, subscriber);
		subscriber.begin(done(subscriber.subscription.ready()));
		return subscriber;
	}

	private List<LivePosition> publish(String room, String... texts) {
		List<LivePosition> positions = new ArrayList<>();
		for (String text : texts) {
			positions.add(done(this.broker.publish(Messages.of(room, text, now()))));
		}
		return positions;
	}

	/** The present time of the history. */
	protected long now() {
		return System.currentTimeMillis();
	}

	protected static <T> T done(CompletionStage<T> stage) {
		return stage.toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join();
	}

	private static List<String> texts(RoomHistory history) {
		return history.events().stream().map((event) -> Messages.text(event.message())).toList();
	}

	/** Writes down what it gets. */
	/** Reads what it may have missed, as the members of a node do. */
	private final class Subscriber implements RoomSubscriber {

		private final List<RoomEvent> events = new CopyOnWriteArrayList<>();

		private final String room;

		private RoomSubscription subscription;

		// All guarded by this
		private final List<RoomEvent> held = new ArrayList<>();

		private LivePosition last;

		private boolean reading;

		Subscriber(String room) {
			this.room = room;
		}

		synchronized void begin(LivePosition start) {
			this.last = start;
		}

		@Override
		public synchronized void received(RoomEvent event) {
			if (this.reading) {
				this.held.add(event);
			}
			else {
				take(event);
			}
		}

		private void take(RoomEvent event) {
			LivePosition at = event.position();
			if (at == null || this.last == null || at.isAfter(this.last)) {
				this.events.add(event);
				this.last = (at != null) ? at : this.last;
			}
		}

		@Override
		public synchronized void interrupted() {
			if (this.last != null) {
				this.reading = true;
				RoomBrokerContract.this.broker.read(this.room, this.last)
					.whenComplete((history, failure) -> read(history));
			}
		}

		private synchronized void read(RoomHistory history) {
			this.reading = false;
			if (history != null) {
				history.events().forEach(this::take);
				if (history.goesOn()) {
					interrupted();
					return;
				}
			}
			this.held.forEach(this::take);
			this.held.clear();
		}

		List<String> texts() {
			return this.events.stream().map((event) -> Messages.text(event.message())).toList();
		}

	}

}
