package org.livespring.session;

import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveErrorCode;
import org.livespring.instance.ReturnPolicy;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Older snapshots than the browser is known to have. */
class RollbackIntegrationTests {

	private static final String KEY = "live.state.keys=fL3nZ0yXrBqk6o7G1cVtW9uPdSaMeJhI2gQ8wE5xYzA=";

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(KEY, "live.state.grace=0s");

	@RegisterExtension
	static final RunningApplication restarted = new RunningApplication(KEY);

	@RegisterExtension
	static final RunningApplication strict = new RunningApplication(KEY, "live.state.unknown-floor=refuse");

	@Test
	void reconnectWithWhatTheBrowserHoldsIsNeverRefused() {
		LoadedPage page = application.page("counter");
		for (int i = 1; i <= 5; i++) {
			try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
				assertThat(codes(socket, page.components())).containsOnlyNulls();
				socket.call(page.component("counter"), "increment", Map.of());
				socket.call(page.component("counter"), "increment", Map.of());
				assertThat(page.component("counter").state().get("count").asInt()).isEqualTo(2 * i);
			}
		}
	}

	@Test
	void reconnectThatMissedTheLastAnswerIsNotRefused() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			long request = socket.next();
			socket.send(new ClientFrame.CallAction(request, counter.id(), "increment", 0, null, null));
			socket.answer(request);
		}
		assertThat(counter.seq()).isZero();
		try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
			assertThat(codes(socket, page.components())).containsOnlyNulls();
		}
	}

	@Test
	void snapshotOlderThanAcknowledgedIsStale() {
		LoadedPage page = application.page("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(page.component("counter"), "increment", Map.of());
			socket.call(page.component("counter"), "nothing", Map.of());
		}
		try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
			assertThat(codes(socket, page.again().components())).containsExactly(LiveErrorCode.STALE_STATE);
			assertThat(codes(socket, page.components())).containsOnlyNulls();
		}
	}

	/** The page of the history is as it first came; the browser's copy is newer. */
	@Test
	void pageOfTheHistoryIsStaleOnceANewerSnapshotWasAdopted() {
		LoadedPage page = application.page("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(page.component("counter"), "increment", Map.of());
		}
		page.live(WireForm.COMPACT).close();
		awaitNoConnection();
		try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
			assertThat(codes(socket, page.again().components())).containsExactly(LiveErrorCode.STALE_STATE);
		}
	}

	@Test
	void pageOfTheHistoryIsStaleAlsoIfTheInstanceWasAlive() {
		LoadedPage page = application.page("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(page.component("counter"), "increment", Map.of());
			page.live(WireForm.COMPACT).close();
		}
		awaitNoConnection();
		try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
			assertThat(codes(socket, page.again().components())).containsExactly(LiveErrorCode.STALE_STATE);
		}
	}

	@Test
	void acknowledgingWhatWasNeverSentHarmsNobody() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			long request = socket.next();
			socket.target(request, counter);
			socket.send(new ClientFrame.CallAction(request, counter.id(), "increment", Long.MAX_VALUE, null, null));
			socket.answer(request);
		}
		try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
			assertThat(codes(socket, page.components())).containsOnlyNulls();
		}
	}

	@Test
	void floorThatIsNotKnownAdmits() {
		LoadedPage page = application.page("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(page.component("counter"), "increment", Map.of());
			socket.call(page.component("counter"), "increment", Map.of());
		}
		try (LiveSocket socket = LiveSocket.connect(page.http(), java.net.URI.create(restarted.url("/")),
				WireForm.COMPACT, restarted.url(""), "/live/ws")) {
			assertThat(codes(socket, page.again().components())).containsOnlyNulls();
		}
	}

	@Test
	void floorThatIsNotKnownIsCountedAndRefusesWhereConfigured() {
		LoadedPage page = application.page("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(page.component("counter"), "increment", Map.of());
		}
		ReturnPolicy returns = strict.bean(ReturnPolicy.class);
		long before = returns.unknownFloors().sum();
		try (LiveSocket socket = page.connect(WireForm.COMPACT, strict.url(""))) {
			assertThat(codes(socket, page.components())).containsExactly(LiveErrorCode.STALE_STATE);
			assertThat(codes(socket, page.components())).containsExactly(LiveErrorCode.STALE_STATE);
		}
		assertThat(returns.unknownFloors().sum()).isEqualTo(before + 1);
		LoadedPage fresh = strict.page("counter");
		for (int i = 1; i <= 2; i++) {
			try (LiveSocket socket = fresh.live(WireForm.COMPACT)) {
				socket.call(fresh.component("counter"), "increment", Map.of());
				assertThat(fresh.component("counter").state().get("count").asInt()).isEqualTo(i);
			}
		}
	}

	@Test
	void unmountedComponentDoesNotComeBack() {
		LoadedPage page = application.page("counter");
		LiveComponentState riddle;
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			long request = socket.next();
			socket.send(new ClientFrame.ComponentMount(request, "riddle", JsonMapper.shared().createObjectNode()));
			riddle = socket.component(((ServerFrame.ComponentMounted) socket.answer(request)).componentId());
			request = socket.next();
			socket.send(new ClientFrame.ComponentUnmount(request, riddle.id()));
			socket.answer(request);
		}
		try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
			assertThat(codes(socket, List.of(riddle))).containsExactly(LiveErrorCode.STALE_STATE);
		}
	}

	@Test
	void childThatIsGoneComesBackOnlyWhileItsParentMay() {
		LoadedPage page = application.page("shelf");
		LiveComponentState shelf = page.component("shelf");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			long request = socket.next();
			socket.send(new ClientFrame.CallAction(request, shelf.id(), "remove", 0,
					JsonMapper.shared().createObjectNode().put("id", 2), null));
			socket.answer(request);
		}
		awaitNoConnection();
		LoadedPage missed = page.again();
		try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
			assertThat(codes(socket, missed.components())).hasSize(4).containsOnlyNulls();
			socket.call(missed.component("shelf"), "remove", Map.of("id", 2));
			socket.call(missed.component("shelf"), "paint", Map.of("colour", "blue"));
		}
		awaitNoConnection();
		try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
			assertThat(codes(socket, page.again().components())).hasSize(4)
				.startsWith(LiveErrorCode.STALE_STATE)
				.doesNotContainNull();
		}
	}

	/** While it lives on a connection of its page, an instance goes on. */
	private static void awaitNoConnection() {
		Awaitility.await().until(() -> application.bean(LiveSessions.class).size() == 0);
	}

	private static List<LiveErrorCode> codes(LiveSocket socket, List<LiveComponentState> components) {
		return socket.rehydrate(components).components().stream().map(ServerFrame.Adopted::code).toList();
	}

}
