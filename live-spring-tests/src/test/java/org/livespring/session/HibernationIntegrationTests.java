package org.livespring.session;

import java.net.CookieManager;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.livespring.instance.ReturnPolicy;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.room.RoomHub;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.Book;
import org.livespring.test.app.Dozer;
import org.livespring.test.app.Lounge;
import org.livespring.test.app.Noticeboard;
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
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "increment", Map.of());
			awaitAsleep(1);
			Awaitility.await().untilAsserted(() -> assertThat(this.monitor.events).contains("hibernated 1"));
			assertThat(code(socket.call(counter, "increment", Map.of()))).isEqualTo(LiveErrorCode.UNKNOWN_INSTANCE);
			assertThat(socket.rehydrate(List.of(counter)).components())
				.containsExactly(ServerFrame.Adopted.accepted(counter.id()));
			assertThat(this.monitor.events).contains("adopted counter HIBERNATION null");
			assertThat(this.sessions.sleeping()).isZero();
			assertThat(socket.call(counter, "increment", Map.of())).isInstanceOf(ServerFrame.ActionResponse.class);
			assertThat(counter.state().get("count").asInt()).isEqualTo(2);
			assertThat(application.bean(ReturnPolicy.class).unknownFloors().sum()).isZero();
		}
	}

	@Test
	void roomEventsAskForTheTreeOnceAndArriveInOrder() {
		LoadedPage page = application.page("dozer");
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
	void changeOfWhatItsViewReadWakesWhatSleeps() {
		LoadedPage page = application.page("noticeboard");
		LiveComponentState component = page.component("noticeboard");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			awaitAsleep(1);
			this.rooms.room(Noticeboard.ROOM)
				.state(Noticeboard.Total.class, Noticeboard.Total.NONE)
				.change((total) -> new Noticeboard.Total(total.number() + 1));
			awaitRequest(socket, component);
			socket.rehydrate(List.of(component));
			Awaitility.await().until(component::html, (html) -> html != null && html.contains("1 in all"));
		}
	}

	@Test
	void eventThatNobodyListensToWakesNobody() {
		LoadedPage page = application.page("dozer");
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
		LoadedPage page = application.page("dozer");
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
		LoadedPage page = application.page("dozer");
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
		LoadedPage page = application.page("dozer");
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
		LoadedPage page = application.page("shelf");
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

	/** More than fit into one COMPONENT_REHYDRATE. */
	@Test
	void largeTreeComesBackInSeveralBatches() {
		LoadedPage page = application.page("shelf");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			List<LiveComponentState> tree = fill(socket, page, 75);
			awaitAsleep(79);
			LiveComponentState last = tree.get(78);
			Book books = application.bean(Book.class);
			int mounts = books.mounts.get();
			int unmounts = books.unmounts.get();
			assertThat(adopted(socket, tree.subList(0, 50))).isEqualTo(50);
			assertThat(this.sessions.sleeping()).isEqualTo(29);
			assertThat(code(socket.call(last, "read", Map.of()))).isEqualTo(LiveErrorCode.UNKNOWN_INSTANCE);
			assertThat(adopted(socket, tree.subList(50, 79))).isEqualTo(29);
			assertThat(this.sessions.sleeping()).isZero();
			socket.call(last, "read", Map.of());
			assertThat(last.state().get("reads").asInt()).isOne();
			assertThat(books.mounts).hasValue(mounts);
			assertThat(books.unmounts).hasValue(unmounts);
			awaitAsleep(79);
		}
	}

	@Test
	void whatItsParentDropsBetweenTwoBatchesIsNotWaitedFor() {
		LoadedPage page = application.page("shelf");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			List<LiveComponentState> tree = fill(socket, page, 5);
			awaitAsleep(9);
			assertThat(adopted(socket, tree.subList(0, 7))).isEqualTo(7);
			socket.call(tree.get(0), "remove", Map.of("id", 14));
			Awaitility.await().until(() -> this.sessions.sleeping() == 1);
			assertThat(socket.rehydrate(tree.subList(7, 9)).components()).extracting(ServerFrame.Adopted::code)
				.containsExactlyInAnyOrder(null, LiveErrorCode.INVALID_STATE);
			awaitAsleep(8);
		}
	}

	@Test
	void treeThatLeavesThePageWhileHalfOfItSleepsIsGone() {
		LoadedPage page = application.page("shelf");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			awaitAsleep(4);
			assertThat(adopted(socket, page.components().subList(0, 2))).isEqualTo(2);
			long request = socket.next();
			socket.send(new ClientFrame.ComponentUnmount(request, page.component("shelf").id()));
			assertThat(socket.answer(request)).isInstanceOf(ServerFrame.ActionResponse.class);
			assertThat(this.sessions.sleeping()).isZero();
		}
	}

	@Test
	void pageThatGoesWhileItIsAskedForLeavesNothing() {
		LivePresence presence = application.bean(LiveRooms.class).presence(Lounge.ROOM);
		LoadedPage page = application.page("lounge");
		LiveComponentState sleeper = page.component("lounge");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(sleeper, "enter", Map.of("key", "ada"));
			awaitAsleep(1);
			LoadedPage other = application.page("lounge");
			try (LiveSocket second = other.live(WireForm.COMPACT)) {
				second.call(other.component("lounge"), "enter", Map.of("key", "bob"));
				awaitRequest(socket, sleeper);
				second.send(new ClientFrame.ComponentUnmount(second.next(), other.component("lounge").id()));
				Awaitility.await().until(() -> presence.count() == 1);
			}
		}
		Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> {
			this.sessions.check();
			return presence.count() == 0 && application.bean(RoomHub.class).sizes().getOrDefault(Lounge.ROOM, 0) == 0;
		});
		assertThat(this.sessions.lingering()).isZero();
	}

	/** Calls that nobody answers any more are no hindrance to others. */
	@Test
	void pagesThatWentMakeWayForThoseThatWait() {
		HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
		List<LiveSocket> sockets = new ArrayList<>();
		for (int i = 0; i < 65; i++) {
			sockets.add(LoadedPage.get(browser, application.url("/page/dozer")).live(WireForm.COMPACT));
		}
		awaitAsleep(65);
		this.rooms.room(Dozer.ROOM).publish(new Dozer.Noise("to all"));
		Awaitility.await().until(() -> asked(sockets) == 64);
		LiveSocket left = sockets.stream().filter((socket) -> requests(socket).isEmpty()).findFirst().orElseThrow();
		sockets.stream().filter((socket) -> socket != left).findFirst().orElseThrow().close();
		Awaitility.await().until(() -> !requests(left).isEmpty());
		sockets.forEach(LiveSocket::close);
	}

	@Test
	void eventForTheConnectionWaitsForTheTree() {
		LoadedPage one = application.page("chat");
		LoadedPage two = application.page("chat");
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
		LivePresence presence = application.bean(LiveRooms.class).presence(Lounge.ROOM);
		LoadedPage one = application.page("lounge");
		LoadedPage two = application.page("lounge");
		LiveComponentState sleeper = one.component("lounge");
		try (LiveSocket first = one.live(WireForm.COMPACT)) {
			first.call(sleeper, "enter", Map.of("key", "ada"));
			Awaitility.await().until(() -> sleeper.state().get("guests").size() == 1);
			awaitAsleep(1);
			try (LiveSocket second = two.live(WireForm.COMPACT)) {
				second.call(two.component("lounge"), "enter", Map.of("key", "bob"));
				awaitRequest(first, sleeper);
				Awaitility.await().until(() -> presence.count() == 2);
				first.rehydrate(List.of(sleeper));
				Awaitility.await().until(() -> sleeper.state().get("guests").size() == 2);
				first.call(sleeper, "exit", Map.of());
				Awaitility.await().until(() -> presence.count() == 1);
				first.call(sleeper, "enter", Map.of("key", "ada"));
				second.call(two.component("lounge"), "exit", Map.of());
				Awaitility.await().until(() -> sleeper.state().get("guests").size() == 1);
				awaitAsleep(2);
			}
		}
		LiveSocket unmounting = one.live(WireForm.COMPACT);
		unmounting.send(new ClientFrame.ComponentUnmount(unmounting.next(), sleeper.id()));
		Awaitility.await().until(() -> presence.count() == 0);
		unmounting.close();
	}

	@Test
	void fragmentOfASleeperChangesWithoutIt() {
		LoadedPage page = application.page("stadium");
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
		LoadedPage working = application.page("slow");
		LoadedPage idle = application.page("counter");
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
		LoadedPage page = application.page("dozer");
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
		List<LoadedPage> pages = new ArrayList<>();
		List<LiveSocket> sockets = new ArrayList<>();
		for (int i = 0; i < 80; i++) {
			pages.add(LoadedPage.get(browser, application.url("/page/dozer")));
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

	/** A shelf with so many books more, parents first. */
	private static List<LiveComponentState> fill(LiveSocket socket, LoadedPage page, int books) {
		List<LiveComponentState> tree = new ArrayList<>(page.components());
		Set<String> known = new HashSet<>();
		tree.forEach((each) -> known.add(each.id()));
		for (int i = 0; i < books; i++) {
			socket.call(tree.get(0), "add", Map.of("id", 10 + i));
			socket.components().stream().filter((each) -> known.add(each.id())).forEach(tree::add);
		}
		return tree;
	}

	private static long adopted(LiveSocket socket, List<LiveComponentState> components) {
		return socket.rehydrate(components).components().stream().filter((adoption) -> adoption.code() == null).count();
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
