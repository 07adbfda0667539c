package org.livespring.session;

import java.net.CookieManager;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

import org.livespring.LiveErrorCode;
import org.livespring.LivePresence;
import org.livespring.LiveRooms;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.room.RoomHub;
import org.livespring.test.LiveComponentState;
import org.livespring.test.LivePage;
import org.livespring.test.LiveSocket;
import org.livespring.test.app.Book;
import org.livespring.test.app.Dozer;
import org.livespring.test.app.Lounge;
import org.livespring.test.app.RecordingMonitor;
import org.livespring.test.app.RunningApplication;
import org.livespring.test.app.Slow;
import org.livespring.test.app.Stadium;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Trees of components that leave the heap, and what wakes them. */
class HibernationIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(Monitored.class,
			"live.state.hibernate-after=100ms", "live.state.grace=2s", "live.rooms.frame-interval=10ms");

	private final LiveSessions sessions = application.bean(LiveSessions.class);

	private final LiveRooms rooms = application.bean(LiveRooms.class);

	private final Dozer dozer = application.bean(Dozer.class);

	private final RecordingMonitor monitor = application.bean(RecordingMonitor.class);

	@BeforeEach
	void waitForOthers() {
		Awaitility.await().until(() -> this.sessions.size() == 0);
		this.monitor.clear();
	}

	@Test
	void callWakesWhatSleeps() {
		LivePage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "increment", Map.of());
			awaitAsleep(1);
			assertThat(this.monitor.events).contains("hibernated 1");
			assertThat(code(socket.call(counter, "increment", Map.of()))).isEqualTo(LiveErrorCode.UNKNOWN_INSTANCE);
			assertThat(socket.rehydrate(List.of(counter)).components())
				.containsExactly(ServerFrame.Adoption.accepted(counter.id()));
			assertThat(this.monitor.events).contains("adopted counter HIBERNATION null");
			assertThat(this.sessions.sleeping()).isZero();
			assertThat(socket.call(counter, "increment", Map.of())).isInstanceOf(ServerFrame.ActionResponse.class);
			assertThat(counter.state().get("count").asInt()).isEqualTo(2);
			assertThat(application.bean(ReturnPolicy.class).unknownFloors().sum()).isZero();
		}
	}

	@Test
	void roomEventsAskForTheTreeOnceAndArriveInOrder() {
		LivePage page = application.page("dozer");
		LiveComponentState component = page.component("dozer");
		try (LiveSocket socket = page.live(WireForm.READABLE)) {
			awaitAsleep(1);
			List.of("a", "b", "c").forEach((text) -> this.rooms.room(Dozer.ROOM).publish(new Dozer.Noise(text)));
			awaitRequest(socket, component);
			socket.rehydrate(List.of(component));
			awaitNotes(component, "a", "b", "c");
			assertThat(requests(socket)).hasSize(1);
			this.rooms.room(Dozer.ROOM).publish(new Dozer.Noise("d"));
			awaitNotes(component, "a", "b", "c", "d");
			assertThat(requests(socket)).hasSize(1);
		}
	}

	@Test
	void eventThatNobodyListensToWakesNobody() {
		LivePage page = application.page("dozer");
		LiveComponentState component = page.component("dozer");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			awaitAsleep(1);
			this.rooms.room(Dozer.ROOM).publish(new Stadium.Goal());
			ping(socket);
			assertThat(requests(socket)).isEmpty();
			this.rooms.room(Dozer.ROOM).publish(new Dozer.Noise("a"));
			awaitRequest(socket, component);
		}
	}

	@Test
	void updatesOfAKeptContextWaitForTheTree() {
		LivePage page = application.page("dozer");
		LiveComponentState component = page.component("dozer");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(component, "keep", Map.of());
			awaitAsleep(1);
			List.of("1", "2", "3").forEach((text) -> this.dozer.note(component.id(), text));
			awaitRequest(socket, component);
			this.dozer.note(component.id(), "4");
			socket.rehydrate(List.of(component));
			this.dozer.note(component.id(), "5");
			awaitNotes(component, "1", "2", "3", "4", "5");
			assertThat(requests(socket)).hasSize(1);
		}
	}

	@Test
	void updatesAlsoWaitWhereThePageComesBackOnAnotherConnection() {
		LivePage page = application.page("dozer");
		LiveComponentState component = page.component("dozer");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(component, "keep", Map.of());
			awaitAsleep(1);
		}
		Awaitility.await().until(() -> this.sessions.size() == 0);
		this.dozer.note(component.id(), "while away");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			this.dozer.note(component.id(), "after");
			awaitNotes(component, "while away", "after");
		}
	}

	@Test
	void callAndRequestCross() {
		LivePage page = application.page("dozer");
		LiveComponentState component = page.component("dozer");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			awaitAsleep(1);
			this.rooms.room(Dozer.ROOM).publish(new Dozer.Noise("event"));
			long call = socket.callLater(component, "note", Map.of("text", "call"));
			awaitRequest(socket, component);
			assertThat(code(socket.answer(call))).isEqualTo(LiveErrorCode.UNKNOWN_INSTANCE);
			socket.rehydrate(List.of(component));
			socket.rehydrate(List.of(component));
			socket.callAgain(component, "note", call);
			socket.call(component, "note", Map.of("text", "call"));
			awaitNotes(component, "event", "call");
		}
	}

	@Test
	void childrenSleepAndWakeWithTheirParent() {
		Book books = application.bean(Book.class);
		LivePage page = application.page("shelf");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			awaitAsleep(4);
			int mounts = books.mounts.get();
			int unmounts = books.unmounts.get();
			LiveComponentState book = page.components().get(2);
			assertThat(code(socket.call(book, "read", Map.of()))).isEqualTo(LiveErrorCode.UNKNOWN_INSTANCE);
			assertThat(socket.rehydrate(page.components()).components())
				.allMatch((adoption) -> adoption.code() == null);
			assertThat(this.sessions.sleeping()).isZero();
			socket.call(book, "read", Map.of());
			LiveComponentState shelf = page.component("shelf");
			Awaitility.await().until(() -> shelf.state().get("picked").asInt() == 2);
			assertThat(books.mounts).hasValue(mounts);
			assertThat(books.unmounts).hasValue(unmounts);
		}
	}

	@Test
	void eventForTheConnectionWaitsForTheTree() {
		LivePage one = application.page("chat");
		LivePage two = application.page("chat");
		LiveComponentState sleeper = one.component("chat");
		try (LiveSocket first = one.live(WireForm.COMPACT)) {
			first.call(sleeper, "reach", Map.of());
			String connection = sleeper.state().get("connection").asString();
			awaitAsleep(1);
			try (LiveSocket second = two.live(WireForm.COMPACT)) {
				second.call(two.component("chat"), "whisper", Map.of("connection", connection, "text", "hi"));
				awaitRequest(first, sleeper);
				first.rehydrate(List.of(sleeper));
				Awaitility.await().until(() -> sleeper.state().get("lines").toString().contains("psst: hi"));
			}
		}
	}

	@Test
	void sleeperStaysPresentAndLearnsWhoCame() {
		LivePresence presence = application.bean(LivePresence.class);
		LivePage one = application.page("lounge");
		LivePage two = application.page("lounge");
		LiveComponentState sleeper = one.component("lounge");
		try (LiveSocket first = one.live(WireForm.COMPACT)) {
			first.call(sleeper, "enter", Map.of("key", "ada"));
			Awaitility.await().until(() -> sleeper.state().get("guests").size() == 1);
			awaitAsleep(1);
			try (LiveSocket second = two.live(WireForm.COMPACT)) {
				second.call(two.component("lounge"), "enter", Map.of("key", "bob"));
				awaitRequest(first, sleeper);
				assertThat(presence.count(Lounge.ROOM)).isEqualTo(2);
				first.rehydrate(List.of(sleeper));
				Awaitility.await().until(() -> sleeper.state().get("guests").size() == 2);
				first.call(sleeper, "exit", Map.of());
				Awaitility.await().until(() -> presence.count(Lounge.ROOM) == 1);
				first.call(sleeper, "enter", Map.of("key", "ada"));
				second.call(two.component("lounge"), "exit", Map.of());
				Awaitility.await().until(() -> sleeper.state().get("guests").size() == 1);
				awaitAsleep(2);
			}
		}
		LiveSocket unmounting = one.live(WireForm.COMPACT);
		unmounting.send(new ClientFrame.ComponentUnmount(unmounting.next(), sleeper.id()));
		Awaitility.await().until(() -> presence.count(Lounge.ROOM) == 0);
		unmounting.close();
	}

	@Test
	void fragmentOfASleeperChangesWithoutIt() {
		LivePage page = application.page("stadium");
		Stadium.Scores scores = application.bean(Stadium.Scores.class);
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			awaitAsleep(1);
			scores.goals.incrementAndGet();
			this.rooms.room(Stadium.ROOM).publish(new Stadium.Goal());
			socket.await(ServerFrame.RoomFragment.class, (frame) -> true);
			assertThat(requests(socket)).isEmpty();
			assertThat(this.sessions.sleeping()).isOne();
		}
	}

	@Test
	void componentWithARunningTaskStaysAwake() {
		Slow slow = application.bean(Slow.class);
		LivePage working = application.page("slow");
		LivePage idle = application.page("counter");
		try (LiveSocket first = working.live(WireForm.COMPACT)) {
			Awaitility.await().until(() -> working.component("slow").state().get("progress").asInt() == 50);
			try (LiveSocket second = idle.live(WireForm.COMPACT)) {
				awaitAsleep(1);
				assertThat(first.call(working.component("slow"), "pay", Map.of()))
					.isInstanceOf(ServerFrame.ActionResponse.class);
				slow.results.add("paid");
				slow.results.add("quote");
				awaitAsleep(2);
			}
		}
	}

	@Test
	void browserThatDoesNotAnswerIsAskedAgainLater() {
		LivePage page = application.page("dozer");
		LiveComponentState component = page.component("dozer");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			awaitAsleep(1);
			this.rooms.room(Dozer.ROOM).publish(new Dozer.Noise("a"));
			awaitRequest(socket, component);
			long now = System.nanoTime();
			this.sessions.calls().check(now + TimeUnit.SECONDS.toNanos(9));
			this.sessions.calls().check(now + TimeUnit.SECONDS.toNanos(11));
			ping(socket);
			assertThat(requests(socket)).hasSize(1);
			this.sessions.calls().check(now + TimeUnit.SECONDS.toNanos(22));
			Awaitility.await().until(() -> requests(socket).size() == 2);
			socket.rehydrate(List.of(component));
			awaitNotes(component, "a");
		}
	}

	@Test
	void manySleepersWakeSoManyAtATime() {
		int hub = application.bean(RoomHub.class).size();
		HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
		List<LivePage> pages = new ArrayList<>();
		List<LiveSocket> sockets = new ArrayList<>();
		for (int i = 0; i < 80; i++) {
			pages.add(LivePage.get(browser, application.url("/page/dozer")));
			sockets.add(pages.get(i).live(WireForm.COMPACT));
		}
		awaitAsleep(80);
		this.rooms.room(Dozer.ROOM).publish(new Dozer.Noise("to all"));
		Awaitility.await().until(() -> asked(sockets) == 64);
		ping(sockets.get(79));
		assertThat(asked(sockets)).isEqualTo(64);
		for (int round = 0; round < 2; round++) {
			for (int i = 0; i < 80; i++) {
				LiveComponentState component = pages.get(i).component("dozer");
				if (!requests(sockets.get(i)).isEmpty() && component.state().get("notes").isEmpty()) {
					sockets.get(i).rehydrate(List.of(component));
				}
			}
			Awaitility.await().until(() -> asked(sockets) == 80);
		}
		pages.forEach((page) -> awaitNotes(page.component("dozer"), "to all"));
		sockets.forEach((socket) -> assertThat(requests(socket)).hasSize(1));
		sockets.forEach(LiveSocket::close);
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> application.bean(RoomHub.class).size() <= hub + 1);
	}

	private void awaitAsleep(int components) {
		Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> {
			this.sessions.check();
			return this.sessions.sleeping() == components;
		});
	}

	private static void awaitRequest(LiveSocket socket, LiveComponentState component) {
		socket.await(ServerFrame.SnapshotRequest.class, (frame) -> frame.componentId().equals(component.id()));
	}

	private static void awaitNotes(LiveComponentState component, String... notes) {
		Awaitility.await()
			.until(() -> component.state().get("notes").valueStream().map((note) -> note.asString()).toList(),
					List.of(notes)::equals);
	}

	private static List<ServerFrame> requests(LiveSocket socket) {
		return socket.frames().stream().filter(ServerFrame.SnapshotRequest.class::isInstance).toList();
	}

	private static long asked(Collection<LiveSocket> sockets) {
		return sockets.stream().filter((socket) -> !requests(socket).isEmpty()).count();
	}

	/** What was sent before has arrived when this returns. */
	private static void ping(LiveSocket socket) {
		long id = socket.next();
		socket.send(new ClientFrame.ComponentPing(id));
		socket.answer(id);
	}

	private static LiveErrorCode code(ServerFrame frame) {
		return ((ServerFrame.ErrorFrame) frame).code();
	}

	@SpringBootConfiguration
	@Import({ TestApplication.class, RecordingMonitor.class })
	static class Monitored {

	}

}
