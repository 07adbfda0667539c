package org.livespring.redis;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;

import org.livespring.LiveRooms;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.session.LiveSessions;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.load.wire.RedisProcess;
import org.livespring.test.app.Dozer;
import org.livespring.test.app.Lounge;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Trees that sleep on one node, and another node that wakes them through Redis. */
class RedisHibernationTests {

	private static final RedisProcess redis = RedisProcess.notStarted();

	private static ConfigurableApplicationContext near;

	private static ConfigurableApplicationContext far;

	@BeforeAll
	static void start() {
		redis.restart();
		near = node();
		far = node();
	}

	private static ConfigurableApplicationContext node() {
		ConfigurableApplicationContext node = TestApplication.start("spring.data.redis.host=" + redis.host(),
				"spring.data.redis.port=" + redis.port(),
				"live.state.keys=fL3nZ0yXrBqk6o7G1cVtW9uPdSaMeJhI2gQ8wE5xYzA=", "live.state.hibernate-after=100ms",
				"live.rooms.frame-interval=10ms");
		await().until(node.getBean(RedisLink.class)::isAvailable);
		return node;
	}

	@AfterAll
	static void stop() {
		near.close();
		far.close();
		redis.close();
	}

	@Test
	void messageFromAnotherNodeWakesASleeperWhichMissesNone() {
		LoadedPage page = page("dozer");
		LiveComponentState dozer = page.component("dozer");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			awaitAsleep();
			List.of("a", "b", "c").forEach(RedisHibernationTests::say);
			awaitRequest(socket, dozer);
			say("d");
			socket.rehydrate(List.of(dozer));
			awaitNotes(dozer, "a", "b", "c", "d");
			say("e");
			awaitNotes(dozer, "a", "b", "c", "d", "e");
			assertThat(requests(socket)).isOne();
			awaitAsleep();
		}
	}

	@Test
	void sleeperIsPresentOnTheOtherNodeAndLearnsWhoComesThere() {
		LoadedPage one = page("lounge");
		LiveComponentState sleeper = one.component("lounge");
		LoadedPage two = LoadedPage.get(TestApplication.url(far, "/page/lounge"));
		try (LiveSocket socket = one.live(WireForm.COMPACT); LiveSocket other = two.live(WireForm.COMPACT)) {
			socket.call(sleeper, "enter", Map.of("key", "ada"));
			await().until(() -> sleeper.state().get("guests").size() == 1);
			awaitAsleep();
			long asked = requests(socket);
			assertThat(far.getBean(LiveRooms.class).presence(Lounge.ROOM).count()).isOne();
			other.call(two.component("lounge"), "enter", Map.of("key", "bob"));
			await().until(() -> requests(socket) > asked);
			socket.rehydrate(List.of(sleeper));
			await().until(() -> sleeper.state().get("guests").size() == 2);
		}
	}

	/** What it heard of last may be gone from the history: then it is told so. */
	@Test
	void sleeperOutlivesARedisThatComesBackEmpty() {
		LoadedPage page = page("dozer");
		LiveComponentState dozer = page.component("dozer");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			say("before");
			awaitNotes(dozer, "before");
			awaitAsleep();
			redis.restart();
			awaitRequest(socket, dozer);
			await().until(far.getBean(RedisLink.class)::isAvailable);
			socket.rehydrate(List.of(dozer));
			await().until(() -> {
				say("after");
				return dozer.state().get("notes").toString().contains("after");
			});
		}
	}

	private static LoadedPage page(String component) {
		return LoadedPage.get(TestApplication.url(near, "/page/" + component));
	}

	private static void say(String text) {
		far.getBean(LiveRooms.class).room(Dozer.ROOM).publish(new Dozer.Noise(text));
	}

	private static void awaitAsleep() {
		LiveSessions sessions = near.getBean(LiveSessions.class);
		await().pollInterval(Duration.ofMillis(20)).until(() -> {
			sessions.check();
			return sessions.sleeping() == 1;
		});
	}

	private static void awaitRequest(LiveSocket socket, LiveComponentState component) {
		socket.await(ServerFrame.SnapshotRequest.class, (frame) -> frame.componentId().equals(component.id()));
	}

	private static void awaitNotes(LiveComponentState component, String... notes) {
		await().until(() -> component.state().get("notes").valueStream().map((note) -> note.asString()).toList(),
				List.of(notes)::equals);
	}

	private static long requests(LiveSocket socket) {
		return socket.frames().stream().filter(ServerFrame.SnapshotRequest.class::isInstance).count();
	}

}
