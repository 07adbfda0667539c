package org.livespring.session;

import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.LiveRoom;
import org.livespring.LiveRoomState;
import org.livespring.LiveRooms;
import org.livespring.protocol.WireForm;
import org.livespring.room.RoomHub;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.Noticeboard;
import org.livespring.test.app.Noticeboard.Notice;
import org.livespring.test.app.Noticeboard.Total;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** A component that joins nothing shows what its view reads of rooms as it changes. */
class ViewReadsIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.state.grace=0s",
			"live.rooms.frame-interval=10ms");

	private final LiveSessions sessions = application.bean(LiveSessions.class);

	private final LiveRoom room = application.bean(LiveRooms.class).room(Noticeboard.ROOM);

	private final LiveRoomState<Total> total = this.room.state(Total.class, Total.NONE);

	private final Noticeboard noticeboard = application.bean(Noticeboard.class);

	@BeforeEach
	void clear() {
		Awaitility.await().until(() -> this.sessions.size() == 0);
		this.total.change((total) -> Total.NONE);
		this.room.publish(new Notice("first"));
	}

	@Test
	void stateAndEventsAreShownAsTheyChange() {
		LoadedPage page = application.page("noticeboard");
		assertThat(page.html()).contains("0 people, 0 in all, last: first");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			this.total.change((total) -> new Total(7));
			awaitText(page, "0 people, 7 in all, last: first");
			this.room.publish(new Notice("second"));
			awaitText(page, "0 people, 7 in all, last: second");
		}
	}

	@Test
	void whatChangedBeforeThePageWasConnectedIsShown() {
		LoadedPage page = application.page("noticeboard");
		this.total.change((total) -> new Total(3));
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			awaitText(page, "0 people, 3 in all, last: first");
		}
	}

	@Test
	void presenceIsShownAsItChanges() {
		LoadedPage page = application.page("noticeboard");
		LoadedPage other = application.page("noticeboard");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			try (LiveSocket guest = other.live(WireForm.COMPACT)) {
				guest.call(other.component("noticeboard"), "enter", Map.of());
				awaitText(page, "1 people, 0 in all, last: first");
			}
			awaitText(page, "0 people, 0 in all, last: first");
		}
	}

	@Test
	void equalModelSendsNothing() {
		LoadedPage page = application.page("noticeboard");
		LiveComponentState component = page.component("noticeboard");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			this.room.publish(new Notice("second"));
			awaitText(page, "0 people, 0 in all, last: second");
			long seq = component.seq();
			int views = this.noticeboard.views.get();
			this.room.publish(new Notice("second"));
			Awaitility.await().until(() -> this.noticeboard.views.get() > views);
			socket.call(component, "add", Map.of());
			awaitText(page, "0 people, 1 in all, last: second");
			assertThat(component.seq()).isEqualTo(seq + 1);
		}
	}

	@Test
	void whatViewReadsNoMoreIsNotFollowed() {
		LoadedPage page = application.page("noticeboard");
		RoomHub hub = application.bean(RoomHub.class);
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			Awaitility.await().until(() -> hub.sizes().containsKey(Noticeboard.ROOM));
			socket.call(page.component("noticeboard"), "hush", Map.of());
			Awaitility.await().until(() -> !hub.sizes().containsKey(Noticeboard.ROOM));
		}
	}

	private static void awaitText(LoadedPage page, String text) {
		Awaitility.await()
			.until(() -> page.component("noticeboard").html(), (html) -> html != null && html.contains(text));
	}

}
