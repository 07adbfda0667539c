package org.livespring.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import org.livespring.LiveErrorCode;
import org.livespring.LiveRooms;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.room.RoomHub;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.Chat;
import org.livespring.test.app.Chat.Said;
import org.livespring.test.app.RoomRules;
import org.livespring.test.app.RunningApplication;
import org.livespring.test.app.TestApplication;
import org.livespring.test.app.Watch;

import static org.assertj.core.api.Assertions.assertThat;

/** Components and script clients in rooms, over real sockets. */
class RoomIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(TestApplication.class,
			"live.rooms.history.rules[0].rooms=ticks", "live.rooms.history.rules[0].length=5",
			"live.rooms.frame-interval=20ms", "live.state.grace=0s");

	private final LiveRooms rooms = application.bean(LiveRooms.class);

	private final RoomRules rules = application.bean(RoomRules.class);

	private int before;

	@BeforeEach
	void countWhatWasSaid() {
		this.rules.closed.clear();
		this.before = this.rooms.room(Chat.ROOM).history(Said.class, 1000).size();
	}

	@Test
	void eventOfOnePageArrivesOnAnother() {
		LoadedPage one = application.page("chat");
		LoadedPage two = application.page("chat");
		try (LiveSocket first = one.live(WireForm.COMPACT); LiveSocket second = two.live(WireForm.READABLE)) {
			first.call(one.component("chat"), "say", Map.of("text", "Hello"));
			awaitLines(one, "Hello");
			awaitLines(two, "Hello");
			assertThat(two.component("chat").html()).contains("<li>Hello</li>");
		}
	}

	@Test
	void beanReachesComponents() {
		LoadedPage page = application.page("chat");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			this.rooms.room(Chat.ROOM).publish(new Said("from a bean"));
			awaitLines(page, "from a bean");
		}
	}

	@Test
	void senderIsLeftOutIfItWants() {
		LoadedPage one = application.page("chat");
		LoadedPage two = application.page("chat");
		try (LiveSocket first = one.live(WireForm.COMPACT); LiveSocket second = two.live(WireForm.COMPACT)) {
			first.call(one.component("chat"), "tellOthers", Map.of("text", "psst"));
			first.call(one.component("chat"), "say", Map.of("text", "all"));
			awaitLines(two, "psst", "all");
			awaitLines(one, "all");
		}
	}

	@Test
	void failedActionPublishesNothing() {
		LoadedPage page = application.page("chat");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			assertThat(socket.call(page.component("chat"), "say", Map.of("text", "failing")))
				.isInstanceOf(ServerFrame.ErrorFrame.class);
			socket.call(page.component("chat"), "say", Map.of("text", "after"));
			awaitLines(page, "after");
		}
	}

	@Test
	void whatIsPublishedBetweenRenderAndConnectionIsShownOnce() {
		this.rooms.room(Chat.ROOM).publish(new Said("before"));
		LoadedPage page = application.page("chat");
		this.rooms.room(Chat.ROOM).publish(new Said("between"));
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			this.rooms.room(Chat.ROOM).publish(new Said("after"));
			awaitLines(page, "before", "between", "after");
		}
	}

	@Test
	void whatIsPublishedWhileDisconnectedArrivesAfterwards() {
		LoadedPage page = application.page("chat");
		LiveComponentState chat = page.component("chat");
		try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
			socket.rehydrate("same", List.of(chat));
			socket.call(chat, "say", Map.of("text", "1"));
			awaitLines(page, "1");
		}
		int mounts = application.bean(Chat.class).mounts.get();
		for (int i = 2; i <= 20; i++) {
			this.rooms.room(Chat.ROOM).publish(new Said(String.valueOf(i)));
		}
		try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
			socket.rehydrate("same", List.of(chat));
			awaitLines(page, IntStream.rangeClosed(1, 20).mapToObj(String::valueOf).toArray(String[]::new));
		}
		assertThat(application.bean(Chat.class).mounts.get()).isEqualTo(mounts);
	}

	@Test
	void whatCannotBeRecoveredIsMadeUpForByResync() {
		for (int i = 1; i <= 4; i++) {
			this.rooms.room(Watch.ROOM).publish(new Watch.Tick(i));
		}
		LoadedPage page = application.page("watch");
		for (int i = 5; i <= 20; i++) {
			this.rooms.room(Watch.ROOM).publish(new Watch.Tick(i));
		}
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			Awaitility.await().until(() -> page.component("watch").state().path("last").asInt() == 20);
			assertThat(page.component("watch").state().path("resyncs").asInt()).isOne();
			this.rooms.room(Watch.ROOM).publish(new Watch.Tick(21));
			Awaitility.await().until(() -> page.component("watch").state().path("last").asInt() == 21);
			assertThat(page.component("watch").state().path("repeated").asInt()).isZero();
		}
	}

	@Test
	void eventThatAListenerFailsAtIsLeftOut() {
		LoadedPage page = application.page("chat");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			for (String text : List.of("a", "bad", "b")) {
				this.rooms.room(Chat.ROOM).publish(new Said(text));
			}
			awaitLines(page, "a", "b");
			socket.await(ServerFrame.ErrorFrame.class, (error) -> error.code() == LiveErrorCode.ACTION_FAILED);
		}
	}

	@Test
	void leavingEndsIt() {
		LoadedPage page = application.page("chat");
		LoadedPage other = application.page("chat");
		try (LiveSocket socket = page.live(WireForm.COMPACT); LiveSocket second = other.live(WireForm.COMPACT)) {
			socket.call(page.component("chat"), "leave", Map.of());
			this.rooms.room(Chat.ROOM).publish(new Said("unheard"));
			awaitLines(other, "unheard");
			socket.call(page.component("chat"), "reach", Map.of());
			assertThat(lines(page)).isEmpty();
			assertThat(page.component("chat").snapshot()).doesNotContain("\"rooms\"");
		}
	}

	@Test
	void roomsAreForgottenWithTheirMembers() {
		RoomHub hub = application.bean(RoomHub.class);
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> hub.size() == 0);
		LoadedPage page = application.page("chat");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			Awaitility.await().until(() -> hub.size() == 1);
		}
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> hub.size() == 0);
	}

	@Test
	void eventsThatAreNotMarkedStayOnTheServer() {
		LoadedPage page = application.page("chat");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			long joined = socket.next();
			socket.send(new ClientFrame.RoomJoin(joined, Chat.ROOM, null));
			socket.answer(joined);
			socket.call(page.component("chat"), "reach", Map.of());
			String connection = page.component("chat").state().path("connection").asString();
			this.rooms.toConnection(connection, new Chat.Noted("personally"));
			this.rooms.room(Chat.ROOM).publish(new Chat.Noted("in the room"));
			this.rooms.toConnection(connection, new Chat.Whispered("marked"));
			this.rooms.room(Chat.ROOM).publish(new Said("marked"));
			Awaitility.await()
				.untilAsserted(() -> assertThat(page.component("chat").state().path("lines").toString())
					.contains("noted: personally", "noted: in the room"));
			socket.await(ServerFrame.Broadcast.class, (frame) -> frame.name().equals("whispered"));
			socket.await(ServerFrame.RoomEventFrame.class, (frame) -> "said".equals(frame.name()));
			assertThat(socket.frames())
				.noneMatch((frame) -> frame instanceof ServerFrame.Broadcast told && told.name().equals("noted")
						|| frame instanceof ServerFrame.RoomEventFrame event && "noted".equals(event.name()));
		}
	}

	@Test
	void connectionAndItsComponentsAreReached() {
		LoadedPage page = application.page("chat");
		LoadedPage other = application.page("chat");
		try (LiveSocket socket = page.live(WireForm.COMPACT); LiveSocket sender = other.live(WireForm.COMPACT)) {
			socket.call(page.component("chat"), "reach", Map.of());
			String connection = page.component("chat").state().path("connection").asString();
			sender.call(other.component("chat"), "whisper", Map.of("connection", connection, "text", "you"));
			awaitLines(page, "psst: you");
			socket.await(ServerFrame.Broadcast.class, (frame) -> frame.name().equals("whispered"));
			assertThat(lines(other)).isEmpty();
		}
	}

	@Test
	void whoMayNotJoinIsRefusedAlsoWhenComingBack() {
		LoadedPage page = application.page("chat");
		this.rules.closed.add("vip");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			assertThat(socket.call(page.component("chat"), "join", Map.of("room", "vip"))).isInstanceOfSatisfying(
					ServerFrame.ErrorFrame.class,
					(error) -> assertThat(error.code()).isEqualTo(LiveErrorCode.ACCESS_DENIED));
		}
		this.rules.closed.add(Chat.ROOM);
		try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
			assertThat(socket.rehydrate("other", page.components()).components())
				.containsExactly(ServerFrame.Adopted.refused(LiveErrorCode.ACCESS_DENIED));
		}
	}

	@Test
	void whoMayNotBeThereAnyMoreIsRefusedAlsoWhileTheComponentLives() {
		LoadedPage page = application.page("chat");
		try (LiveSocket half = page.live(WireForm.COMPACT)) {
			this.rooms.room(Chat.ROOM).publish(new Said("heard"));
			awaitLines(page, "heard");
			this.rules.closed.add(Chat.ROOM);
			try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
				assertThat(socket.rehydrate(page.components()).components())
					.containsExactly(ServerFrame.Adopted.refused(LiveErrorCode.ACCESS_DENIED));
				Awaitility.await().until(() -> application.bean(RoomHub.class).sizes().get(Chat.ROOM) == null);
			}
		}
	}

	@Test
	void roomsOfAConnectionAreLimited() {
		LoadedPage page = application.page("chat");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			for (int i = 0; i < 63; i++) {
				assertThat(joined(socket, "room-" + i, null)).isInstanceOf(ServerFrame.ActionResponse.class);
			}
			assertThat(joined(socket, "one-more", null)).isInstanceOfSatisfying(ServerFrame.ErrorFrame.class,
					(error) -> assertThat(error.code()).isEqualTo(LiveErrorCode.LIMIT_EXCEEDED));
			assertThat(socket.call(page.component("chat"), "join", Map.of("room", "one-more")))
				.isInstanceOf(ServerFrame.ErrorFrame.class);
		}
	}

	@Test
	void roomsOfReturningComponentsCountTogether() {
		LoadedPage one = application.page("chat");
		LoadedPage two = LoadedPage.get(one.http(), application.url("/page/chat"));
		for (LoadedPage page : List.of(one, two)) {
			try (LiveSocket socket = page.live(WireForm.COMPACT)) {
				for (int i = 0; i < 40; i++) {
					String room = page.id() + "-" + i;
					assertThat(socket.call(page.component("chat"), "join", Map.of("room", room)))
						.isInstanceOf(ServerFrame.ActionResponse.class);
				}
			}
		}
		try (LiveSocket socket = one.connect(WireForm.COMPACT)) {
			assertThat(socket.rehydrate(List.of(one.component("chat"), two.component("chat"))).components())
				.extracting(ServerFrame.Adopted::code)
				.containsExactly(null, LiveErrorCode.LIMIT_EXCEEDED);
		}
	}

	@Test
	void scriptClientJoinsWhereItWas() {
		LoadedPage page = application.page("counter");
		try (LiveSocket socket = page.live(WireForm.READABLE)) {
			joined(socket, Chat.ROOM, null);
			this.rooms.room(Chat.ROOM).publish(new Said("one"));
			ServerFrame.RoomEventFrame event = socket.await(ServerFrame.RoomEventFrame.class, (frame) -> true);
			assertThat(event.name()).isEqualTo("said");
			assertThat(String.valueOf(event.data())).isEqualTo("{\"text\":\"one\"}");
			long leaving = socket.next();
			socket.send(new ClientFrame.RoomLeave(leaving, Chat.ROOM));
			socket.answer(leaving);
			this.rooms.room(Chat.ROOM).publish(new Said("two"));
			joined(socket, Chat.ROOM, event.cursor());
			this.rooms.room(Chat.ROOM).publish(new Said("three"));
			Awaitility.await().until(() -> roomEvents(socket).size() == 3);
			assertThat(roomEvents(socket)).extracting((frame) -> String.valueOf(frame.data()))
				.containsExactly("{\"text\":\"one\"}", "{\"text\":\"two\"}", "{\"text\":\"three\"}");
			joined(socket, Watch.ROOM, "gone:7");
			socket.await(ServerFrame.RoomEventFrame.class,
					(frame) -> frame.room().equals(Watch.ROOM) && frame.name() == null && frame.cursor() != null);
		}
	}

	@Test
	void scriptClientIsAskedForItsRights() {
		this.rules.closed.add("vip");
		LoadedPage page = application.page("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			assertThat(refusal(socket, "vip", null)).isEqualTo(LiveErrorCode.ACCESS_DENIED);
			assertThat(refusal(socket, "@user:YWRh", null)).isEqualTo(LiveErrorCode.INVALID_PAYLOAD);
			assertThat(refusal(socket, "<b>", null)).isEqualTo(LiveErrorCode.INVALID_PAYLOAD);
			assertThat(refusal(socket, "open", "no cursor")).isEqualTo(LiveErrorCode.MALFORMED_FRAME);
			assertThat(refusal(socket, "open", "a:-1")).isEqualTo(LiveErrorCode.MALFORMED_FRAME);
		}
	}

	@Test
	void stormIsRenderedRarelyAndAppliedCompletely() {
		LoadedPage page = application.page("watch");
		JsonNode before = page.component("watch").state();
		int start = before.path("last").asInt();
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			int count = 800;
			// It has joined once it gets something
			this.rooms.room(Watch.ROOM).publish(new Watch.Tick(start + 1));
			Awaitility.await().until(() -> page.component("watch").state().path("last").asInt() == start + 1);
			long began = System.nanoTime();
			for (int i = 2; i <= count; i++) {
				this.rooms.room(Watch.ROOM).publish(new Watch.Tick(start + i));
			}
			Awaitility.await().until(() -> page.component("watch").state().path("last").asInt() == start + count);
			long frames = Duration.ofNanos(System.nanoTime() - began).toMillis() / 20 + 2;
			assertThat(socket.frames()).filteredOn(ServerFrame.ComponentUpdate.class::isInstance)
				.hasSizeBetween(1, (int) frames);
			for (String member : List.of("missed", "repeated", "resyncs")) {
				assertThat(page.component("watch").state().path(member)).isEqualTo(before.path(member));
			}
		}
	}

	private static List<ServerFrame.RoomEventFrame> roomEvents(LiveSocket socket) {
		return socket.frames()
			.stream()
			.filter(ServerFrame.RoomEventFrame.class::isInstance)
			.map(ServerFrame.RoomEventFrame.class::cast)
			.filter((frame) -> frame.room().equals(Chat.ROOM))
			.toList();
	}

	private static LiveErrorCode refusal(LiveSocket socket, String room, String cursor) {
		return ((ServerFrame.ErrorFrame) joined(socket, room, cursor)).code();
	}

	private static ServerFrame joined(LiveSocket socket, String room, String cursor) {
		long id = socket.next();
		socket.send(new ClientFrame.RoomJoin(id, room, cursor));
		return socket.answer(id);
	}

	private void awaitLines(LoadedPage page, String... lines) {
		Awaitility.await().untilAsserted(() -> assertThat(lines(page)).containsExactly(lines));
	}

	/** What was said since the test began. */
	private List<String> lines(LoadedPage page) {
		return page.component("chat")
			.state()
			.path("lines")
			.valueStream()
			.map((line) -> line.asString())
			.skip(Math.min(this.before, 100))
			.toList();
	}

}
