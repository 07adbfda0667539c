package org.livespring.websocket;

import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.LiveRoom;
import org.livespring.LiveRooms;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.session.LiveSessions;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.Chat;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** A client that does not read what it is sent. */
class SlowConsumerIntegrationTests {

	private static final int ACTIONS = 5;

	/** All connections of the test are those of one client. */
	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.websocket.send-timeout=1s",
			"live.limits.client-bandwidth=1GB");

	@Test
	void clientThatDoesNotReadIsClosedAndOthersLoseNothing() {
		LiveSessions sessions = application.bean(LiveSessions.class);
		LoadedPage otherPage = application.page("counter");
		LiveComponentState other = otherPage.component("counter");
		try (LiveSocket socket = otherPage.live(WireForm.COMPACT)) {
			Awaitility.await().until(() -> sessions.size() == 1);
			LoadedPage page = application.page("counter");
			WebSocket deaf = connectDeaf(page);
			Awaitility.await().until(() -> sessions.size() == 2);
			AtomicLong requests = new AtomicLong(1);
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
				askForMuch(deaf, page.component("counter"), requests);
				assertThat(socket.call(other, "increment", Map.of())).isInstanceOf(ServerFrame.ActionResponse.class);
				return sessions.size() == 1;
			});
			deaf.abort();
		}
	}

	@Test
	void memberThatDoesNotReadIsClosedAndOtherMembersLoseNothing() {
		LiveSessions sessions = application.bean(LiveSessions.class);
		Awaitility.await().until(() -> sessions.size() == 0);
		List<LiveSocket> members = new ArrayList<>();
		LoadedPage page = application.page("counter");
		for (int i = 0; i < 3; i++) {
			LiveSocket member = page.connect(WireForm.COMPACT);
			member.send(new ClientFrame.RoomJoin(1, "news", null));
			member.answer(1);
			members.add(member);
		}
		WebSocket deaf = connectDeaf(page);
		deaf.sendText("[9,2,\"news\"]", true).join();
		Awaitility.await().until(() -> sessions.size() == 4);
		LiveRoom room = application.bean(LiveRooms.class).room("news");
		AtomicLong number = new AtomicLong();
		String text = "x".repeat(50_000);
		Awaitility.await().atMost(Duration.ofSeconds(30)).pollDelay(Duration.ZERO).until(() -> {
			for (int i = 0; i < 10; i++) {
				room.publish(new Chat.Said(number.incrementAndGet() + " " + text));
			}
			long last = number.get();
			members.forEach((member) -> Awaitility.await()
				.until(() -> member.frames()
					.stream()
					.filter(ServerFrame.RoomEventFrame.class::isInstance)
					.count() == last));
			return sessions.size() == 3;
		});
		for (LiveSocket member : members) {
			AtomicLong expected = new AtomicLong();
			assertThat(member.frames()).filteredOn(ServerFrame.RoomEventFrame.class::isInstance)
				.allSatisfy((frame) -> assertThat(String.valueOf(((ServerFrame.RoomEventFrame) frame).data()))
					.startsWith("{\"text\":\"" + expected.incrementAndGet() + " "));
			member.close();
		}
		deaf.abort();
	}

	/** Asks for more than its side of the network holds, and reads nothing of it. */
	private static WebSocket connectDeaf(LoadedPage page) {
		WebSocket socket = page.http()
			.newWebSocketBuilder()
			.subprotocols(WireForm.COMPACT.subprotocol())
			.header("Origin", page.origin())
			.buildAsync(URI.create(page.origin().replace("http:", "ws:") + "/live/ws"), new WebSocket.Listener() {

				@Override
				public void onOpen(WebSocket webSocket) {
					// Asks for no message
				}

			})
			.join();
		LiveComponentState counter = page.component("counter");
		String snapshot = counter.snapshot().replace("\\", "\\\\").replace("\"", "\\\"");
		socket.sendText("[3,1,\"deaf\",[[\"" + snapshot + "\",\"" + counter.tag() + "\"]]]", true).join();
		return socket;
	}

	private static void askForMuch(WebSocket socket, LiveComponentState counter, AtomicLong requests) {
		for (int i = 0; i < ACTIONS; i++) {
			String text = Long.toString(requests.incrementAndGet(), 36).repeat(100_000).substring(0, 100_000);
			socket
				.sendText("[4," + requests.get() + ",\"" + counter.id() + "\",\"note\",0,{\"text\":\"" + text + "\"}]",
						true)
				.exceptionally((failure) -> null)
				.join();
		}
	}

}
