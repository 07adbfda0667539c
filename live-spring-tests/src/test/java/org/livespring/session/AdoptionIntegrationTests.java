package org.livespring.session;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.LiveErrorCode;
import org.livespring.diff.TextHash;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.Counter;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** From the page to the live connection, over real sockets. */
class AdoptionIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication();

	/** Keeps nothing of a lost connection alive. */
	@RegisterExtension
	static final RunningApplication forgetful = new RunningApplication("live.state.grace=0s");

	@Test
	void pageMountsOnceAndJoiningNeitherMountsNorAsksNorSendsHtml() {
		Counter counter = application.bean(Counter.class);
		int mounts = counter.mounts.get();
		LoadedPage page = application.page("counter");
		assertThat(counter.mounts.get() - mounts).isOne();
		int views = counter.views.get();
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			assertThat(counter.mounts.get() - mounts).isOne();
			assertThat(counter.views.get()).isEqualTo(views);
			assertThat(socket.frames()).hasSize(2)
				.hasOnlyElementsOfTypes(ServerFrame.ConnectionEstablished.class, ServerFrame.ComponentRehydrated.class);
		}
	}

	@Test
	void pageHasHtmlAndDataBlockInItsHost() {
		LoadedPage page = application.page("counter");
		assertThat(page.html()).containsPattern(
				"(?s)<div live-id=\"[\\w-]+\"><p role=\"status\">0</p><button live-click=\"increment\">by 1</button>\\s*<script type=\"application/live\"")
			.contains("<script type=\"module\" src=\"/live/live-");
		assertThat(page.component("counter").header().get("seq").asInt()).isZero();
	}

	@Test
	void textsAreTranslated() {
		LoadedPage page = LoadedPage.get(HttpClient.newBuilder().cookieHandler(new CookieManager()).build(),
				application.url("/page/counter"), "Accept-Language", "de");
		assertThat(page.html()).contains("live-text-offline=\"Verbindung weg\"").doesNotContain("live-text-error");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			ServerFrame.ErrorFrame error = (ServerFrame.ErrorFrame) socket.call(page.component("counter"), "fail",
					Map.of());
			assertThat(error.message()).isEqualTo("Das ging schief.");
		}
		assertThat(application.page("counter").html()).doesNotContain("live-text-");
	}

	@Test
	void firstUpdateSendsTheWholeHtmlAndLaterOnesTheChange() {
		LoadedPage page = application.page("counter");
		try (LiveSocket socket = page.live(WireForm.READABLE)) {
			LiveComponentState counter = page.component("counter");
			ServerFrame.ActionResponse first = (ServerFrame.ActionResponse) socket.call(counter, "increment", Map.of());
			ServerFrame.ActionResponse second = (ServerFrame.ActionResponse) socket.call(counter, "increment",
					Map.of());
			assertThat(first.html().isFull()).isTrue();
			assertThat(second.html().isFull()).isFalse();
			assertThat(counter.html()).startsWith("<p role=\"status\">2</p>");
			assertThat(counter.state().get("count").asInt()).isEqualTo(2);
			assertThat(counter.header().get("seq").asInt()).isEqualTo(2);
			assertThat(counter.header().get("action").asLong()).isEqualTo(second.requestId());
		}
	}

	/** A browser shows another text where its parser or a script changed it. */
	@Test
	void browserThatHoldsAnotherTextIsToldThatOfThePageBeforeTheFirstChange() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
			socket.rehydrate(counter, 7, 7);
			long request = socket.callLater(counter, "increment", Map.of());
			ServerFrame.ComponentUpdate base = socket.await(ServerFrame.ComponentUpdate.class, (frame) -> true);
			assertThat(base.seq()).isZero();
			assertThat(base.state()).isNull();
			assertThat(page.html())
				.contains("live-hash=\"" + TextHash.of(Objects.requireNonNull(base.html().text())) + "\"")
				.contains(base.html().text());
			ServerFrame.ActionResponse response = socket.await(ServerFrame.ActionResponse.class,
					(frame) -> frame.requestId() == request);
			assertThat(response.html().isFull()).isFalse();
			assertThat(counter.html()).startsWith("<p role=\"status\">1</p>");
		}
	}

	@Test
	void snapshotOfTheConnectionComesBackOnAnother() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "increment", Map.of());
		}
		try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
			ServerFrame.ComponentRehydrated answer = socket.rehydrate(page.components());
			assertThat(answer.components()).extracting(ServerFrame.Adopted::componentId).containsExactly(counter.id());
			socket.call(counter, "increment", Map.of());
			assertThat(counter.state().get("count").asInt()).isEqualTo(2);
		}
	}

	@Test
	void anotherBrowserIsRefused() {
		LoadedPage page = application.page("counter");
		LoadedPage other = application.page("counter");
		try (LiveSocket socket = other.connect(WireForm.COMPACT)) {
			assertThat(socket.rehydrate(page.components()).components()).extracting(ServerFrame.Adopted::code)
				.containsExactly(LiveErrorCode.INVALID_STATE);
		}
	}

	/** A page that was refused is fetched anew, with a cookie the handshake had not. */
	@Test
	void refusedBrowserConnectsAnewToSayWhoItIs() {
		LoadedPage cached = application.page("counter");
		LoadedPage own = application.page("counter");
		String id;
		try (LiveSocket socket = LiveSocket.connect(HttpClient.newHttpClient(), URI.create(own.origin() + "/"),
				WireForm.COMPACT, own.origin(), "/live/ws")) {
			assertThat(socket.rehydrate(cached.components()).components()).extracting(ServerFrame.Adopted::code)
				.containsExactly(LiveErrorCode.INVALID_STATE);
			socket.send(new ClientFrame.ComponentRehydrate(socket.next(), "page",
					List.of(new ClientFrame.OfferedSnapshot(own.component("counter").snapshot(),
							own.component("counter").tag(), null, null))));
			assertThat(socket.closeCode()).isEqualTo(4003);
			id = own.component("counter").id();
		}
		try (LiveSocket socket = own.connect(WireForm.COMPACT)) {
			assertThat(socket.rehydrate(own.components()).components()).extracting(ServerFrame.Adopted::componentId)
				.containsExactly(id);
		}
	}

	@Test
	void twoTabsOpenedAtOnceBothLive() {
		LoadedPage first = application.page("counter");
		LoadedPage second = application.page("counter");
		List<String> cookies = List.of(cookie(first), cookie(second));
		assertThat(cookies.get(0).split("=")[0]).isNotEqualTo(cookies.get(1).split("=")[0]);
		HttpClient browser = HttpClient.newHttpClient();
		LoadedPage third = LoadedPage.get(browser, application.url("/page/counter"), "Cookie",
				String.join("; ", cookies));
		assertThat(third.response().headers().allValues("Set-Cookie")).isEmpty();
		try (LiveSocket socket = LiveSocket.connect(browser, URI.create(application.url("/")), WireForm.COMPACT,
				first.origin(), "/live/ws", "Cookie", String.join("; ", cookies))) {
			assertThat(socket
				.rehydrate(List.of(first.component("counter"), second.component("counter"), third.component("counter")))
				.components()).extracting(ServerFrame.Adopted::code).containsOnlyNulls();
		}
	}

	private static String cookie(LoadedPage page) {
		String header = page.response().headers().firstValue("Set-Cookie").orElseThrow();
		assertThat(header).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
		return header.split(";")[0];
	}

	@Test
	void pageIsPrivateAlsoWhereItIsLong() {
		LoadedPage page = LoadedPage.get(application.url("/long"));
		assertThat(page.response().headers().firstValue("Cache-Control")).hasValue("private, no-store");
		assertThat(page.response().headers().firstValue("Set-Cookie")).isPresent();
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			assertThat(socket.call(page.component("counter"), "increment", Map.of()))
				.isInstanceOf(ServerFrame.ActionResponse.class);
		}
	}

	@Test
	void newerConnectionOfThePageTakesOver() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		String oldSnapshot = counter.snapshot();
		try (LiveSocket older = page.connect(WireForm.COMPACT); LiveSocket newer = page.connect(WireForm.COMPACT)) {
			older.rehydrate("samepage", page.components());
			older.call(counter, "increment", Map.of());
			LoadedPage stale = page.again();
			assertThat(stale.component("counter").snapshot()).isEqualTo(oldSnapshot);
			newer.rehydrate("samepage", stale.components());
			assertThat(older.closeCode()).isEqualTo(4002);
			ServerFrame.ComponentUpdate resync = newer.await(ServerFrame.ComponentUpdate.class, (frame) -> true);
			assertThat(resync.seq()).isOne();
			assertThat(stale.component("counter").state().get("count").asInt()).isOne();
		}
	}

	@Test
	void connectionOfAnotherBrowserDoesNotTakeOver() {
		LoadedPage page = application.page("counter");
		LoadedPage foreign = application.page("counter");
		try (LiveSocket victim = page.connect(WireForm.COMPACT); LiveSocket other = foreign.connect(WireForm.COMPACT)) {
			victim.rehydrate("guessed", page.components());
			other.rehydrate("guessed", foreign.components());
			assertThat(victim.call(page.component("counter"), "increment", Map.of()))
				.isInstanceOf(ServerFrame.ActionResponse.class);
			assertThat(other.call(foreign.component("counter"), "increment", Map.of()))
				.isInstanceOf(ServerFrame.ActionResponse.class);
		}
	}

	@Test
	void childThatIsHandedOverLaterKeepsItsStateAndGetsItsProps() {
		childIsHandedOverLater(application.page("shelf"));
	}

	@Test
	void childThatIsHandedOverLaterWhereNothingIsLeftAliveDoesToo() {
		childIsHandedOverLater(forgetful.page("shelf"));
	}

	private static void childIsHandedOverLater(LoadedPage page) {
		LiveComponentState shelf = page.component("shelf");
		LiveComponentState book = page.components().get(1);
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(book, "read", Map.of());
			Awaitility.await().until(() -> shelf.state().get("picked").asInt() == 1);
		}
		try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
			socket.rehydrate(List.of(shelf));
			ServerFrame.ActionResponse painted = (ServerFrame.ActionResponse) socket.call(shelf, "paint",
					Map.of("colour", "green"));
			assertThat(painted.children()).isEmpty();
			assertThat(socket.rehydrate(List.of(book)).components()).extracting(ServerFrame.Adopted::code)
				.containsOnlyNulls();
			Awaitility.await().until(() -> "painted green".equals(book.state().get("painted").asString()));
			assertThat(book.state().get("reads").asInt()).isOne();
		}
	}

	@Test
	void clientWithoutCookieMountsButCannotHandOver() {
		try (LiveSocket socket = LiveSocket.connect(HttpClient.newHttpClient(), URI.create(application.url("/")),
				WireForm.COMPACT, application.page("counter").origin(), "/live/ws")) {
			socket.sendText("[1,1,\"adder\",{\"start\":1}]");
			assertThat(socket.answer(1)).isInstanceOf(ServerFrame.ComponentMounted.class);
			assertThat(socket.rehydrate(socket.components()).components()).extracting(ServerFrame.Adopted::code)
				.containsExactly(LiveErrorCode.INVALID_STATE);
		}
	}

	@Test
	void whatRehydrateChangesAndSendsReachesTheBrowser() {
		LoadedPage page = application.page("returning");
		LiveComponentState returning = page.component("returning");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			ServerFrame.ClientEvent flash = socket.await(ServerFrame.ClientEvent.class, (frame) -> true);
			assertThat(flash.detail()).hasToString("{\"level\":\"info\",\"message\":\"Welcome back\"}");
			assertThat(returning.html()).startsWith("<p>11 0</p>");
			assertThat(returning.state().get("times").asInt()).isEqualTo(11);
			socket.call(returning, "call", Map.of());
			assertThat(returning.html()).startsWith("<p>11 1</p>");
		}
	}

}
