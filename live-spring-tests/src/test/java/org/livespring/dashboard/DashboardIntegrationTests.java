package org.livespring.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.observe.CallTally;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.room.EventCodec;
import org.livespring.room.HistoryPolicy;
import org.livespring.room.InMemoryRoomBroker;
import org.livespring.room.RoomClient;
import org.livespring.room.RoomHub;
import org.livespring.room.RoomMonitor;
import org.livespring.room.RoomTracing;
import org.livespring.session.LiveSessions;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DashboardIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.dashboard.enabled=true",
			"live.dashboard.path=/ops/board");

	private final InMemoryRoomBroker broker = new InMemoryRoomBroker(HistoryPolicy.DEFAULTS, Clock.systemUTC());

	@Test
	void pageIsPrivateAndCompleteWithoutScripts() {
		LoadedPage page = dashboard();
		assertThat(page.response().statusCode()).isEqualTo(200);
		assertThat(page.response().headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
		assertThat(page.response().headers().firstValue("Cache-Control")).hasValue("private, no-store");
		assertThat(page.response().headers().firstValue("Set-Cookie")).get().asString().contains("HttpOnly");
		assertThat(page.html()).contains("<h1>Live dashboard</h1>", "href=\"board/dashboard.css\"", "1 alive");
		assertThat(get("/ops/board/dashboard.css").response().headers().firstValue("Content-Type"))
			.hasValue("text/css;charset=UTF-8");
		assertThat(get("/ops/board/dashboard.svg").html()).startsWith("<svg");
		assertThat(get("/live/dashboard").response().statusCode()).isEqualTo(404);
	}

	@Test
	void callsAreShownAsTheyHappen() {
		try (LiveSocket dashboard = dashboard().live(WireForm.COMPACT);
				LiveSocket clicks = application.page("counter").live(WireForm.COMPACT)) {
			LiveComponentState counter = clicks.components().get(0);
			for (int i = 0; i < 5; i++) {
				clicks.call(counter, "increment", Map.of());
			}
			await().until(() -> calls(html(dashboard), "increment", "counter") >= 5);
			assertThat(html(dashboard)).contains("<dt>Connections</dt><dd>2</dd>", "<dt>Rooms</dt><dd>0</dd>");
		}
	}

	@Test
	void anotherNodeIsThereWithItsPastAndCanBeChosenUntilItFallsSilent() {
		try (LiveSocket dashboard = dashboard().live(WireForm.COMPACT)) {
			LiveComponentState component = dashboard.components().get(0);
			RoomClient rooms = application.bean(RoomClient.class);
			NodeWatch watch = new NodeWatch(new CallTally(), application.bean(LiveSessions.class), rooms.hub(), null);
			DashboardFeed other = new DashboardFeed(watch, rooms, () -> "other:81");
			other.start();
			await().until(() -> html(dashboard).contains("2 alive"));
			dashboard.call(component, "choose", Map.of("node", other.id()));
			assertThat(html(dashboard)).containsPattern("live-value-node=\"" + other.id() + "\" aria-pressed=\"true\"");
			other.stop();
			await().until(() -> html(dashboard).contains("gone for 5 s"));
			assertThat(html(dashboard)).contains("1 alive");
			dashboard.call(component, "choose", Map.of("node", "nonsense"));
			assertThat(html(dashboard)).containsPattern("live-value-node=\"\" aria-pressed=\"true\"");
		}
	}

	@Test
	void nodeThatDiesSoonAfterSomebodyLookedIsListedAsGone() {
		RoomHub hub = new RoomHub(this.broker, RoomMonitor.NONE);
		DashboardFeed other = feed(hub, "other:81");
		DashboardFeed looker = feed(hub, "looker:82");
		other.start();
		looker.start();
		try {
			looker.look();
			await().until(() -> looker.look().node(other.id()) != null);
			other.stop();
			await().until(() -> looker.look().node(other.id()).gone());
		}
		finally {
			other.stop();
			looker.stop();
		}
	}

	private DashboardFeed feed(RoomHub hub, String name) {
		RoomClient rooms = new RoomClient(this.broker, hub,
				new EventCodec(JsonMapper.shared(), 1_000_000, Clock.systemUTC()), Duration.ofSeconds(1),
				RoomMonitor.NONE, RoomTracing.NONE);
		return new DashboardFeed(new NodeWatch(new CallTally(), application.bean(LiveSessions.class), hub, null), rooms,
				() -> name);
	}

	@Test
	void updateIsSmall() {
		try (LiveSocket dashboard = dashboard().live(WireForm.COMPACT)) {
			List<ServerFrame> frames = dashboard.frames();
			await().until(() -> updates(dashboard).size() >= 4);
			assertThat(frames).noneMatch(ServerFrame.ErrorFrame.class::isInstance);
			assertThat(updates(dashboard).subList(2, 4))
				.allSatisfy((text) -> assertThat(text.length()).isLessThan(html(dashboard).length() / 3));
		}
	}

	private static List<String> updates(LiveSocket socket) {
		return socket.texts().stream().filter((text) -> text.startsWith("[4,")).toList();
	}

	private static String html(LiveSocket socket) {
		String html = socket.components().get(0).html();
		return (html != null) ? html : "";
	}

	private static long calls(String html, String call, String component) {
		Matcher matcher = Pattern
			.compile("scope=\"row\">" + call + " <small>" + component + "</small></th><td>(\\d+)</td>")
			.matcher(html);
		return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
	}

	private static LoadedPage dashboard() {
		return get("/ops/board");
	}

	private static LoadedPage get(String path) {
		return LoadedPage.get(application.url(path));
	}

}
