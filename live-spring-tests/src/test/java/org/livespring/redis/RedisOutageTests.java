package org.livespring.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LivePosition;
import org.livespring.room.HistoryPolicy;
import org.livespring.room.RoomBroker;
import org.livespring.room.RoomCursor;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomHub;
import org.livespring.room.RoomMember;
import org.livespring.room.RoomMonitor;
import org.livespring.load.wire.RedisProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Redis is killed, hung, emptied and deaf under two nodes. */
@ExtendWith(OutputCaptureExtension.class)
class RedisOutageTests {

	private static final String ROOM = "room:1";

	private final RedisProcess redis = RedisProcess.notStarted();

	private final List<RedisNode> nodes = new ArrayList<>();

	@AfterEach
	void stop() {
		this.nodes.forEach(RedisNode::close);
		this.redis.close();
	}

	@Test
	void nodeThatStartsBeforeRedisJoinsSoonAfterItAppears() {
		RedisNode node = node();
		Listener listener = new Listener(node.broker, ROOM);
		assertThat(node.broker.state()).isEqualTo(RoomBroker.State.AWAY);
		assertThat(publish(node, "a")).isEqualTo(LivePosition.UNKNOWN);
		assertThat(listener.local()).containsExactly("a");
		this.redis.restart();
		await().atMost(Duration.ofSeconds(2)).until(listener::isReady);
		await().until(() -> publish(node, "b").offset() > 0);
		await().untilAsserted(() -> assertThat(listener.told()).endsWith("b"));
	}

	@Test
	void killedRedisIsToldOnceAndWhatWasPublishedMeanwhileArrivesOnce(CapturedOutput output) {
		// Whatever other tests left the levels at
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel(RedisLink.class.getName(), LogLevel.INFO);
		this.redis.restart();
		RedisNode one = node().awaitAvailable();
		RedisNode two = node().awaitAvailable();
		Listener near = new Listener(one.broker, ROOM).ready();
		Listener far = new Listener(two.broker, ROOM).ready();
		publish(one, "a");
		await().untilAsserted(() -> assertThat(far.told()).containsExactly("a"));
		this.redis.kill();
		IntStream.range(0, 50).forEach((i) -> assertThat(publish(one, "b" + i)).isEqualTo(LivePosition.UNKNOWN));
		List<String> published = IntStream.range(0, 50).mapToObj((i) -> "b" + i).toList();
		assertThat(near.local()).isEqualTo(published);
		assertThat(far.local()).isEmpty();
		this.redis.restart();
		await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> {
			// Redis came back empty: what was before is missed, and said so
			assertThat(far.told()).contains(Listener.MISSED);
			assertThat(near.told()).contains(Listener.MISSED);
			assertThat(Listener.done(one.broker.latest(ROOM, 100)).events()).hasSize(50);
		});
		await().untilAsserted(() -> assertThat(publish(one, "c").offset()).isGreaterThan(50));
		await().untilAsserted(() -> assertThat(far.told()).endsWith("c"));
		// The node that published noticed it, the other one may have been busy with
		// nothing
		assertThat(output.getOut().split("Redis cannot be reached", -1)).hasSizeBetween(2, 3);
		assertThat(output.getOut().split("Redis is available", -1)).hasSizeBetween(4, 5);
	}

	@Test
	void whoIsToldThatEventsAreMissingGetsNothingAgainThatCameEarly() {
		this.redis.restart();
		RedisNode node = node().awaitAvailable();
		List<String> told = new CopyOnWriteArrayList<>();
		new RoomHub(node.broker, RoomMonitor.NONE).join(member(told), ROOM,
				Listener.done(node.broker.latest(ROOM, 0)).position());
		publish(node, "a");
		await().untilAsserted(() -> assertThat(told).containsExactly("a"));
		this.redis.kill();
		List<String> early = IntStream.range(0, 300).mapToObj((i) -> "early" + i).toList();
		early.forEach((text) -> publish(node, text));
		this.redis.restart();
		await().until(() -> told.contains("missed"));
		assertThat(publish(node, "z")).isNotEqualTo(LivePosition.UNKNOWN);
		await().until(() -> told.contains("z"));
		assertThat(told.subList(1, 301)).isEqualTo(early);
		assertThat(told.subList(301, told.size())).containsOnly("missed", "z").endsWith("z");
	}

	private static RoomMember member(List<String> told) {
		return new RoomMember() {

			@Override
			public String id() {
				return "m";
			}

			@Override
			public void received(RoomEvent delivery, RoomCursor cursor) {
				told.add(new String(delivery.message().data(), StandardCharsets.UTF_8));
			}

			@Override
			public void advanced(String room, LivePosition position) {
				// Nothing to tell
			}

			@Override
			public void missed(String room, LivePosition position) {
				told.add("missed");
			}

		};
	}

	@Test
	void hungRedisHoldsNobodyAndNothingComesTwice() {
		this.redis.restart();
		RedisNode one = node().awaitAvailable();
		RedisNode two = node().awaitAvailable();
		Listener near = new Listener(one.broker, ROOM).ready();
		Listener far = new Listener(two.broker, ROOM).ready();
		publish(one, "a");
		this.redis.hang();
		List<String> expected = new ArrayList<>(List.of("a"));
		for (int i = 0; i < 20; i++) {
			expected.add("b" + i);
			long begin = System.nanoTime();
			one.broker.publish(Listener.message(ROOM, "b" + i));
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(50));
		}
		await().atMost(Duration.ofSeconds(5)).until(() -> near.local().size() == 20);
		assertThat(one.broker.state()).isEqualTo(RoomBroker.State.AWAY);
		this.redis.resume();
		await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> {
			assertThat(near.told()).isEqualTo(expected);
			assertThat(far.told()).isEqualTo(expected);
		});
		assertThat(Listener.done(one.broker.latest(ROOM, 100)).events()).hasSize(21);
	}

	@Test
	void emptiedRedisIsANewEpochForAllSubscribers(CapturedOutput output) {
		this.redis.restart();
		RedisNode one = node().awaitAvailable();
		RedisNode two = node().awaitAvailable();
		List<Listener> listeners = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			listeners.add(new Listener(one.broker, "room:" + i).ready());
			listeners.add(new Listener(two.broker, "room:" + i).ready());
		}
		publish(one, "a");
		this.redis.flush();
		await().atMost(Duration.ofSeconds(2))
			.untilAsserted(() -> assertThat(listeners)
				.allSatisfy((listener) -> assertThat(listener.told()).endsWith(Listener.MISSED)));
		assertThat(output).contains("Redis was emptied");
	}

	@Test
	void deafSubscriptionIsFoundAndNothingIsMissing() {
		this.redis.restart();
		try (RedisProxy proxy = new RedisProxy(this.redis)) {
			RedisNode deaf = node(proxy.port()).awaitAvailable();
			RedisNode other = node().awaitAvailable();
			Listener listener = new Listener(deaf.broker, ROOM).ready();
			publish(other, "a");
			await().untilAsserted(() -> assertThat(listener.told()).containsExactly("a"));
			assertThat(proxy.deafenSubscribers()).isEqualTo(1);
			publish(other, "b");
			await().atMost(Duration.ofSeconds(10)).until(() -> proxy.subscribers() == 1);
			await().untilAsserted(() -> assertThat(listener.told()).containsExactly("a", "b"));
			int interruptions = listener.interruptions();
			publish(other, "c");
			await().untilAsserted(() -> assertThat(listener.told()).containsExactly("a", "b", "c"));
			assertThat(listener.interruptions()).isEqualTo(interruptions);
		}
	}

	@Test
	void longHistoryThatManyReadAtOnceKeepsNobodyFromRedis() {
		this.redis.restart();
		RedisNode one = node().awaitAvailable();
		RedisNode two = node().awaitAvailable();
		LivePosition start = Listener.done(one.broker.latest(ROOM, 0)).position();
		int messages = 40_000;
		CompletionStage<LivePosition> last = CompletableFuture.completedStage(start);
		for (int i = 1; i <= messages; i++) {
			last = one.broker.publish(Listener.message(ROOM, "m" + i));
			if (i % 1000 == 0) {
				Listener.done(last);
			}
		}
		List<CompletionStage<List<RoomEvent>>> reads = IntStream.range(0, 8)
			.mapToObj((i) -> readAll((i % 2 == 0) ? one : two, start))
			.toList();
		List<String> all = IntStream.rangeClosed(1, messages).mapToObj((i) -> "m" + i).toList();
		for (CompletionStage<List<RoomEvent>> read : reads) {
			List<RoomEvent> events = Listener.done(read);
			assertThat(events.stream().map((event) -> Listener.text(event.message())).toList()).isEqualTo(all);
			for (int i = 0; i < messages; i++) {
				assertThat(events.get(i).position().offset()).isEqualTo(start.offset() + i + 1);
			}
		}
		assertThat(Listener.done(two.broker.latest(ROOM, 2500)).events()).hasSize(2500)
			.last()
			.extracting((event) -> Listener.text(event.message()))
			.isEqualTo("m" + messages);
	}

	/**
	 * A busy machine may take longer for a part than a command may; who waits asks again.
	 */
	private static CompletionStage<List<RoomEvent>> readAll(RedisNode node, LivePosition after) {
		return node.broker.read(ROOM, after).exceptionallyComposeAsync((ex) -> {
			node.awaitAvailable();
			return node.broker.read(ROOM, after);
		}).thenCompose((history) -> {
			assertThat(history.recovered()).isTrue();
			if (!history.goesOn()) {
				return CompletableFuture.completedFuture(history.events());
			}
			RoomEvent last = history.events().get(history.events().size() - 1);
			return readAll(node, last.position())
				.thenApply((more) -> Stream.concat(history.events().stream(), more.stream()).toList());
		});
	}

	@Test
	void connectionThatLeadsNowhereIsReplaced() {
		this.redis.restart();
		try (RedisProxy proxy = new RedisProxy(this.redis)) {
			RedisNode node = node(proxy.port()).awaitAvailable();
			RedisNode other = node().awaitAvailable();
			Listener listener = new Listener(other.broker, ROOM).ready();
			proxy.muteCommands();
			await().until(() -> node.broker.state() == RoomBroker.State.AWAY);
			publish(node, "a");
			await().atMost(Duration.ofSeconds(15))
				.untilAsserted(() -> assertThat(listener.told()).containsExactly("a"));
			assertThat(node.broker.state()).isEqualTo(RoomBroker.State.AVAILABLE);
		}
	}

	@Test
	void nodeThatWasSlowIsNotDeaf(CapturedOutput output) throws InterruptedException {
		this.redis.restart();
		RedisNode node = node().awaitAvailable();
		Listener listener = new Listener(node.broker, ROOM).ready();
		CountDownLatch busy = new CountDownLatch(1);
		CountDownLatch over = new CountDownLatch(2);
		node.link.execute(() -> {
			try {
				// The time it stands still
				busy.await(RedisSubscriptions.DEAF_AFTER.toMillis() + 1200, TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			over.countDown();
		});
		node.link.addListener(new RedisLink.Listener() {

			@Override
			public void tick() {
				if (over.getCount() == 1) {
					over.countDown();
				}
			}

		});
		over.await();
		publish(node, "a");
		await().untilAsserted(() -> assertThat(listener.told()).containsExactly("a"));
		assertThat(output).doesNotContain("does not deliver");
	}

	@Test
	void whatTheNodeDidNotHearComesBeforeWhatItPublishesWithoutRedis() {
		this.redis.restart();
		try (RedisProxy proxy = new RedisProxy(this.redis)) {
			RedisNode node = node(proxy.port()).awaitAvailable();
			Listener listener = new Listener(node.broker, ROOM).ready();
			assertThat(proxy.deafenSubscribers()).isEqualTo(1);
			assertThat(publish(node, "a").offset()).isOne();
			this.redis.kill();
			await().until(() -> node.broker.state() == RoomBroker.State.AWAY);
			publish(node, "b");
			assertThat(listener.local()).containsExactly("a", "b");
		}
	}

	@Test
	void redisThatIsBehindWhatWasSeenBeginsANewEpoch() {
		this.redis.restart();
		RedisNode node = node().awaitAvailable();
		Listener listener = new Listener(node.broker, ROOM).ready();
		LivePosition seen = publish(node, "a");
		publish(node, "b");
		await().untilAsserted(() -> assertThat(listener.told()).containsExactly("a", "b"));
		this.redis.command("HSET live:test:room:{room:1}:position offset 1");
		await().atMost(Duration.ofSeconds(3))
			.untilAsserted(() -> assertThat(listener.told()).endsWith(Listener.MISSED));
		assertThat(publish(node, "c").epoch()).isNotEqualTo(seen.epoch());
		await().untilAsserted(() -> assertThat(listener.told()).endsWith("c"));
	}

	@Test
	void bufferIsLimited() {
		RedisNode node = new RedisNode(RedisNode.address(this.redis.port()), HistoryPolicy.DEFAULTS, 10_000);
		this.nodes.add(node);
		String text = "x".repeat(1000);
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> IntStream.range(0, 20).forEach((i) -> publish(node, i + text)))
			.withCauseInstanceOf(LiveException.class)
			.satisfies((ex) -> assertThat(((LiveException) ex.getCause()).code())
				.isEqualTo(LiveErrorCode.BROKER_UNAVAILABLE));
	}

	@Test
	void readingFailsWhileRedisIsAway() {
		RedisNode node = node();
		assertThat(node.broker.read(ROOM, LivePosition.UNKNOWN)).failsWithin(Duration.ZERO)
			.withThrowableThat()
			.withCauseInstanceOf(LiveException.class);
	}

	private RedisNode node() {
		return node(this.redis.port());
	}

	private RedisNode node(int port) {
		RedisNode node = new RedisNode(port);
		this.nodes.add(node);
		return node;
	}

	private static LivePosition publish(RedisNode node, String text) {
		return Listener.done(node.broker.publish(Listener.message(ROOM, text)));
	}

}
