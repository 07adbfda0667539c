package org.livespring.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.JobProgress;
import org.livespring.LiveJob;
import org.livespring.LiveMember;
import org.livespring.LivePresence;
import org.livespring.LiveProgress;
import org.livespring.LiveRooms;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.Gated;
import org.livespring.test.app.Lounge;
import org.livespring.test.app.Lounge.Guest;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Components that are present and see who else is, over real sockets. */
class PresenceIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.state.grace=0s");

	private final LivePresence presence = application.bean(LiveRooms.class).presence(Lounge.ROOM);

	private final LiveRooms rooms = application.bean(LiveRooms.class);

	@AfterEach
	void waitUntilAllAreGone() {
		Awaitility.await().atMost(Duration.ofSeconds(45)).until(() -> this.presence.count() == 0);
	}

	@Test
	void whoEntersIsSeenByAllWhoAreThereAndWhoComeLater() {
		LoadedPage one = application.page("lounge");
		LoadedPage two = application.page("lounge");
		try (LiveSocket first = one.live(WireForm.COMPACT); LiveSocket second = two.live(WireForm.COMPACT)) {
			enter(first, one, "ann");
			awaitGuests(two, "ann");
			LoadedPage late = application.page("lounge");
			enter(second, two, "bob");
			try (LiveSocket third = late.live(WireForm.COMPACT)) {
				awaitGuests(late, "ann", "bob");
				awaitGuests(one, "ann", "bob");
				first.call(one.component("lounge"), "rename", Map.of("name", "Anna"));
				awaitGuests(late, "Anna", "bob");
				leave(first, one);
				awaitGuests(late, "bob");
				leave(second, two);
			}
		}
	}

	@Test
	void callThatRunsWhileOthersComeBackIsNotForgotten() {
		LoadedPage page = application.page("lounge");
		LoadedPage other = LoadedPage.get(page.http(), application.url("/page/gated"));
		Gated gated = application.bean(Gated.class);
		try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
			LiveComponentState lounge = page.component("lounge");
			CompletableFuture<?> back = CompletableFuture
				.runAsync(() -> socket.rehydrate(List.of(lounge, other.component("gated"))));
			Awaitility.await().until(() -> gated.inside.get() == 1);
			long enter = socket.callLater(lounge, "enter", Map.of("key", "ann"));
			long ping = socket.next();
			socket.send(new ClientFrame.ComponentPing(ping));
			socket.answer(ping);
			gated.allow(1);
			back.join();
			assertThat(socket.answer(enter)).isInstanceOf(ServerFrame.ActionResponse.class);
			awaitGuests(page, "ann");
			assertThat(socket.call(lounge, "rename", Map.of("name", "bea")))
				.isInstanceOf(ServerFrame.ActionResponse.class);
			awaitGuests(page, "bea");
			leave(socket, page);
		}
	}

	@Test
	void passingMetadataGoesByItself() {
		LoadedPage page = application.page("lounge");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			enter(socket, page, "ann");
			socket.call(page.component("lounge"), "type", Map.of("name", "ann types"));
			awaitGuests(page, "ann types");
			awaitGuests(page, "ann");
			leave(socket, page);
		}
	}

	@Test
	void whatLastsEndsWhatPasses() {
		LoadedPage one = application.page("lounge");
		LoadedPage two = application.page("lounge");
		try (LiveSocket first = one.live(WireForm.COMPACT); LiveSocket second = two.live(WireForm.COMPACT)) {
			enter(first, one, "ada");
			first.call(one.component("lounge"), "ponder", Map.of("name", "ada"));
			Awaitility.await().until(() -> isTyping(two));
			first.call(one.component("lounge"), "rename", Map.of("name", "ada"));
			Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !isTyping(two));
			leave(first, one);
		}
	}

	private static boolean isTyping(LoadedPage page) {
		return page.component("lounge")
			.state()
			.path("guests")
			.valueStream()
			.anyMatch((guest) -> guest.path("metadata").path("typing").asBoolean());
	}

	@Test
	void failedActionTracksNobody() {
		LoadedPage page = application.page("lounge");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			assertThat(socket.call(page.component("lounge"), "enterAndFail", Map.of("key", "ann")))
				.isInstanceOf(ServerFrame.ErrorFrame.class);
			assertThat(this.presence.count()).isZero();
		}
	}

	@Test
	void whoComesBackIsPresentAgainWithoutBeingAsked() {
		LoadedPage page = application.page("lounge");
		LoadedPage watching = application.page("lounge");
		try (LiveSocket watcher = watching.live(WireForm.COMPACT)) {
			try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
				socket.rehydrate("same", List.of(page.component("lounge")));
				enter(socket, page, "ann");
				awaitGuests(watching, "ann");
			}
			try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
				socket.rehydrate("same", List.of(page.component("lounge")));
				awaitGuests(watching, "ann");
				Awaitility.await()
					.untilAsserted(() -> assertThat(this.presence.find("ann", Guest.class))
						.isEqualTo(new LiveMember<>("ann", new Guest("ann", false))));
				leave(socket, page);
				awaitGuests(watching);
			}
		}
	}

	@Test
	void stormIsFewEvents() {
		Lounge lounge = application.bean(Lounge.class);
		LoadedPage page = application.page("lounge");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			enter(socket, page, "ann");
			awaitGuests(page, "ann");
			int before = lounge.changes.get();
			long start = System.nanoTime();
			for (int i = 1; i <= 40; i++) {
				socket.call(page.component("lounge"), "rename", Map.of("name", "ann-" + i));
			}
			awaitGuests(page, "ann-40");
			long intervals = (System.nanoTime() - start) / 50_000_000;
			assertThat(lounge.changes.get() - before).isBetween(1, (int) intervals + 1);
			leave(socket, page);
		}
	}

	@Test
	void sharedStateChangedByOneIsShownByAll() {
		LoadedPage one = application.page("lounge");
		LoadedPage two = application.page("lounge");
		try (LiveSocket first = one.live(WireForm.COMPACT); LiveSocket second = two.live(WireForm.COMPACT)) {
			first.call(one.component("lounge"), "lay", Map.of("card", "ace"));
			awaitCards(two, "ace");
			this.rooms.room(Lounge.ROOM)
				.state(Lounge.Table.class, new Lounge.Table(List.of()))
				.change((table) -> new Lounge.Table(List.of("queen")));
			awaitCards(one, "queen");
			awaitCards(two, "queen");
		}
	}

	@Test
	void progressIsAnEventAndFoundLater() {
		LiveProgress progress = application.bean(LiveProgress.class);
		LiveJob job = progress.start("import", "customers");
		job.progress(0.5, "half");
		job.completed("done");
		Awaitility.await().until(() -> progress.jobs("import").stream().anyMatch((found) -> !found.running()));
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.rooms.room("import").history(JobProgress.class, 10))
				.extracting((event) -> event.event().status())
				.startsWith(JobProgress.Status.STARTED)
				.endsWith(JobProgress.Status.COMPLETED));
	}

	private static void enter(LiveSocket socket, LoadedPage page, String key) {
		assertThat(socket.call(page.component("lounge"), "enter", Map.of("key", key)))
			.isInstanceOf(ServerFrame.ActionResponse.class);
	}

	private static void leave(LiveSocket socket, LoadedPage page) {
		socket.call(page.component("lounge"), "exit", Map.of());
	}

	private static void awaitGuests(LoadedPage page, String... names) {
		Awaitility.await()
			.untilAsserted(() -> assertThat(page.component("lounge").state().path("guests").valueStream())
				.extracting((guest) -> guest.path("metadata").path("name").asString())
				.containsExactly(names));
	}

	private static void awaitCards(LoadedPage page, String... cards) {
		Awaitility.await()
			.untilAsserted(() -> assertThat(page.component("lounge").state().path("cards").valueStream())
				.extracting((card) -> card.asString())
				.containsExactly(cards));
	}

}
