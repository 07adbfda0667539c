package org.livespring.session;

import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.LiveRooms;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;
import org.livespring.test.app.Stadium;

import static org.assertj.core.api.Assertions.assertThat;

/** Fragments that the visitors of a room share. */
class RoomFragmentIntegrationTests {

	private static final String KEY = "scores/match";

	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.rooms.frame-interval=1ms");

	private final Stadium.Scores scores = application.bean(Stadium.Scores.class);

	@Test
	void pageShowsTheFragmentInItsHost() {
		this.scores.goals.set(7);
		score();
		Awaitility.await()
			.untilAsserted(() -> assertThat(application.page("stadium").html())
				.contains("<section live-fragment=\"scores/match\" class=\"board\"><b>match</b>: <i>7</i>"));
	}

	@Test
	void changeIsRenderedOnceAndSentWithoutTheComponents() {
		LoadedPage one = application.page("stadium");
		LoadedPage two = application.page("stadium");
		try (LiveSocket first = one.live(WireForm.COMPACT); LiveSocket second = two.live(WireForm.READABLE)) {
			int views = this.scores.views.get();
			int goals = this.scores.goals.incrementAndGet();
			score();
			awaitText(first, goals);
			awaitText(second, goals);
			assertThat(this.scores.views.get() - views).isOne();
			score(goals + 1);
			awaitText(first, goals + 1);
			awaitText(second, goals + 1);
			assertThat(fragments(first)).extracting((frame) -> frame.html().isFull()).containsExactly(true, false);
			assertThat(fragments(first)).isEqualTo(fragments(second));
			assertThat(first.frames()).noneMatch(ServerFrame.ComponentUpdate.class::isInstance);
			assertThat(one.component("stadium").seq()).isZero();
		}
	}

	@Test
	void whatHappenedBeforeTheConnectionIsSentWithIt() {
		LoadedPage page = application.page("stadium");
		score(100);
		Awaitility.await().until(() -> application.page("stadium").html().contains("<i>100</i>"));
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			awaitText(socket, 100);
		}
	}

	@Test
	void lostTextIsSentAgain() {
		LoadedPage page = application.page("stadium");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(page.component("stadium"), "wave", Map.of());
			long id = socket.next();
			socket.send(new ClientFrame.Resync(id, KEY));
			socket.answer(id);
			assertThat(fragments(socket)).hasSize(1);
			assertThat(fragments(socket).get(0).html().isFull()).isTrue();
			long unknown = socket.next();
			socket.send(new ClientFrame.Resync(unknown, "scores/other"));
			assertThat(socket.answer(unknown)).isInstanceOf(ServerFrame.ErrorFrame.class);
		}
	}

	@Test
	void fragmentThatComesWithAnUpdateFollowsIt() {
		LoadedPage page = application.page("stadium");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(page.component("stadium"), "toggle", Map.of());
			assertThat(page.component("stadium").html()).doesNotContain("live-fragment");
			// What follows an answer has been done when the next call runs
			socket.call(page.component("stadium"), "wave", Map.of());
			int before = fragments(socket).size();
			score(this.scores.goals.get() + 1);
			socket.call(page.component("stadium"), "wave", Map.of());
			assertThat(fragments(socket)).hasSize(before);
			socket.call(page.component("stadium"), "toggle", Map.of());
			assertThat(page.component("stadium").html())
				.contains("<section live-fragment=\"scores/match\" class=\"board\"></section>");
			awaitText(socket, this.scores.goals.get());
			assertThat(fragments(socket)).last().extracting((frame) -> frame.html().isFull()).isEqualTo(true);
		}
	}

	private void score(int goals) {
		this.scores.goals.set(goals);
		score();
	}

	private static void score() {
		application.bean(LiveRooms.class).room(Stadium.ROOM).publish(new Stadium.Goal());
	}

	private static List<ServerFrame.RoomFragment> fragments(LiveSocket socket) {
		return socket.frames()
			.stream()
			.filter(ServerFrame.RoomFragment.class::isInstance)
			.map(ServerFrame.RoomFragment.class::cast)
			.toList();
	}

	private static void awaitText(LiveSocket socket, int goals) {
		Awaitility.await().untilAsserted(() -> {
			String text = null;
			for (ServerFrame.RoomFragment frame : fragments(socket)) {
				assertThat(frame.fragment()).isEqualTo(KEY);
				text = frame.html().applyTo(text);
			}
			assertThat(text).contains("<b>match</b>: <i>" + goals + "</i>");
		});
	}

}
