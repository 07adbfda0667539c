package org.livespring.session;

import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LiveSocket;
import org.livespring.load.wire.LoadedPage;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.test.app.Crowd;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Fragments that show presence, history and state of their room. */
class RoomFragmentReadsIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.rooms.frame-interval=1ms",
			"live.presence.pause=1ms", "live.state.grace=0s");

	private final Crowd.Noise noise = application.bean(Crowd.Noise.class);

	private final LoadedPage page = application.page("crowd");

	private final LoadedPage other = application.page("crowd");

	@Test
	void whoComesChangesAndLeavesIsShownWithoutRenderingTheComponents() {
		try (LiveSocket socket = this.page.live(WireForm.COMPACT)) {
			try (LiveSocket bob = this.other.live(WireForm.READABLE)) {
				awaitText(socket, "fans", "ul", "<li>fan</li><li>fan</li>");
				bob.call(this.other.component("crowd"), "rename", Map.of("name", "Bob"));
				awaitText(socket, "fans", "ul", "<li>Bob</li>");
			}
			Awaitility.await()
				.untilAsserted(
						() -> assertThat(text(socket, "fans", "ul")).isEqualToIgnoringWhitespace("<li>fan</li>"));
			assertThat(socket.frames()).noneMatch(ServerFrame.ComponentUpdate.class::isInstance);
		}
	}

	@Test
	void presenceOfNoConcernRendersNothing() {
		try (LiveSocket socket = this.page.live(WireForm.COMPACT); LiveSocket bob = this.other.live(WireForm.COMPACT)) {
			int views = this.noise.views.get();
			bob.call(this.other.component("crowd"), "rename", Map.of("name", "Eve"));
			awaitText(socket, "fans", "ul", "<li>Eve</li>");
			assertThat(this.noise.views.get()).isEqualTo(views);
		}
	}

	@Test
	void eventsAndStateOfTheRoomAreShown() {
		try (LiveSocket socket = this.page.live(WireForm.COMPACT); LiveSocket bob = this.other.live(WireForm.COMPACT)) {
			LiveComponentState crowd = this.other.component("crowd");
			assertThat(this.page.html()).contains("<p>none</p>");
			for (String text : List.of("A", "B", "C")) {
				bob.call(crowd, "shout", Map.of("text", text));
			}
			awaitText(socket, "noise", "section", "<p>none</p><b>B</b><b>C</b>");
			bob.call(crowd, "raise", Map.of("text", "Go!"));
			awaitText(socket, "noise", "section", "<p>Go!</p><b>B</b><b>C</b>");
		}
	}

	private void awaitText(LiveSocket socket, String fragment, String host, String expected) {
		Awaitility.await().untilAsserted(() -> assertThat(text(socket, fragment, host)).contains(expected));
	}

	private String shown(String key, String host) {
		String html = this.page.html();
		String start = "live-fragment=\"" + key + "\">";
		int begin = html.indexOf(start) + start.length();
		return html.substring(begin, html.indexOf("</" + host + ">", begin));
	}

	/** Returns the text of a fragment in the page, after all frames. */
	private String text(LiveSocket socket, String fragment, String host) {
		String key = fragment + "/" + Crowd.ROOM;
		String text = shown(key, host);
		for (ServerFrame frame : socket.frames()) {
			if (frame instanceof ServerFrame.RoomFragment change && change.fragment().equals(key)) {
				text = change.html().applyTo(text);
			}
		}
		return text;
	}

}
