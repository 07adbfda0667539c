package org.livespring.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionTests extends AbstractClientTests {

	private static final String COUNTER = "<button live-click=\"add\">%s</button>";

	@ParameterizedTest
	@ValueSource(ints = { 1001, 1012, 4000 })
	void lostConnectionComesBackWithNewestSnapshot(int code) {
		FakeComponent component = this.server.open(COUNTER.formatted(0));
		this.server.push(component, COUNTER.formatted(1));
		this.server.disconnect(code);
		JsonNode entry = this.server.await(FakeServer.REHYDRATE).get(3).get(0);
		assertThat(entry.get(0).asString()).isEqualTo(component.snapshotText());
		assertThat(entry.get(1).asString()).isEqualTo(component.tag());
		assertThat(entry.get(3).asLong()).isEqualTo(FakeComponent.hash(component.html()));
		this.server.settle();
		this.server.push(component, COUNTER.formatted(2));
		assertThat(text("button")).isEqualTo("2");
	}

	@ParameterizedTest
	@ValueSource(ints = { 4002, 4400, 4499 })
	void closeForGoodIsShownAndNotTriedAgain(int code) {
		this.page.clock().install();
		this.server.open(COUNTER.formatted(0));
		this.server.disconnect(code);
		awaitState("stopped");
		this.page.clock().runFor(60_000);
		eval("dispatchEvent(new Event('online'))");
		this.server.settle();
		assertThat(this.server.connections()).isEqualTo(1);
		assertThat(text(".live-notices [aria-live]")).contains("Connection closed");
	}

	@Test
	void loggedOutPageIsLoadedAnew() {
		this.server.open(COUNTER.formatted(0));
		this.server.body("<p>Login</p>");
		this.server.disconnect(4100);
		this.page.waitForSelector("text=Login");
	}

	@Test
	void waitsGrowUntilServerIsBack() {
		this.server.open(COUNTER.formatted(0));
		this.page.clock().install();
		eval("""
				window.waits = []
				const original = setTimeout
				window.setTimeout = (run, wait, ...rest) => original(run, (wait > 40 && waits.push(wait), wait), ...rest)
				window.WebSocket = class { close() {} constructor() { original(() => this.onclose({ code: 1006 })) } }
				void 0""");
		this.server.disconnect(1006);
		this.page.clock().runFor(120_000);
		List<?> waits = (List<?>) eval("waits.filter(wait => wait !== 1000 && wait % 3000)");
		assertThat(waits).hasSizeGreaterThan(10);
		for (int i = 0; i < waits.size(); i++) {
			double least = Math.min(8000, 100 * Math.pow(2, i));
			assertThat(((Number) waits.get(i)).doubleValue()).isBetween(least, least + Math.min(2000, least));
		}
	}

	@Test
	void nodeThatTakesThePageIsReachedSoonThoughTwoRefuseIt() {
		this.server.open(COUNTER.formatted(0));
		eval("""
				const Real = WebSocket
				let refusals = 2
				window.WebSocket = function (...args) {
				  if (!refusals--) window.WebSocket = Real
				  else if (refusals >= 0) return { close() {}, set onclose(closed) { setTimeout(() => closed({ code: 1006 })) } }
				  return new Real(...args)
				}
				window.WebSocket.OPEN = 1
				window.lost = performance.now()
				document.addEventListener("live:connected", () => window.took = performance.now() - lost)
				void 0""");
		this.server.disconnect(1001);
		this.server.await(FakeServer.REHYDRATE);
		assertThat(((Number) eval("took")).doubleValue()).isLessThan(2000);
	}

	@Test
	void stateOfConnectionIsShown() {
		this.page.clock().install();
		this.server.script("live-text-offline=\"Keine Verbindung\"");
		this.server.open(COUNTER.formatted(0));
		eval("""
				window.events = []
				for (const type of ["live:connected", "live:disconnected"]) addEventListener(type, () => events.push(type))""");
		// From here on time goes by only when it is told to, however busy the machine is
		this.page.clock().pauseAt(System.currentTimeMillis() + 1000);
		this.server.silent(true);
		this.server.disconnect(1001);
		awaitState("offline");
		assertThat(this.page.locator(".live-notices [aria-live]").count()).isZero();
		this.page.clock().runFor(1100);
		assertThat(text(".live-notices [aria-live]")).isEqualTo("Keine Verbindung");
		this.server.awaitConnections(2);
		this.server.silent(false);
		this.server.send(1, 1, 600, 50);
		awaitState("connected");
		assertThat(this.page.locator(".live-notices [aria-live]").count()).isZero();
		assertThat(eval("events.join()")).isEqualTo("live:disconnected,live:connected");
	}

	@Test
	void pageIdStaysTheSameAcrossConnections() {
		FakeComponent component = new FakeComponent("c1", "thing", "<p></p>");
		this.server.add(component);
		this.server.body(component.host()).navigate("/");
		String first = this.server.await(FakeServer.REHYDRATE).get(2).asString();
		this.server.disconnect(1012);
		assertThat(this.server.await(FakeServer.REHYDRATE).get(2).asString()).isEqualTo(first);
	}

	@Test
	void visiblePagePings() {
		this.page.clock().install();
		this.server.pingSeconds(3);
		this.server.open(COUNTER.formatted(0));
		for (int i = 0; i < 4; i++) {
			this.page.clock().runFor(3000);
			this.server.await(FakeServer.PING);
			this.server.settle();
		}
		assertThat(this.server.connections()).isEqualTo(1);
	}

	@Test
	void hiddenPagePingsOnlyWhileItAwaitsAnAnswer() {
		this.page.clock().install();
		this.server.pingSeconds(3);
		this.server.open(COUNTER.formatted(0));
		eval("Object.defineProperty(document, 'visibilityState', { value: 'hidden' })");
		this.server.settle();
		this.server.frames().clear();
		this.page.clock().runFor(10_000);
		this.server.settle();
		assertThat(this.server.frames()).isEmpty();
		$("button").click();
		this.server.await(FakeServer.CALL);
		this.page.clock().runFor(4000);
		this.server.await(FakeServer.PING);
	}

	@Test
	void pingThatIsNotAnsweredInFiveSecondsEndsTheConnection() {
		this.page.clock().install();
		this.server.pingSeconds(4);
		this.server.open(COUNTER.formatted(0));
		this.server.silent(true);
		// The clock goes on by itself between the steps
		this.page.clock().runFor(8000);
		this.server.settle();
		assertThat(this.server.connections()).isEqualTo(1);
		this.page.clock().runFor(1200);
		this.server.awaitConnections(2);
	}

	@Test
	void pageThatStoodStillReadsTheAnswerBeforeItGivesUp() {
		this.page.clock().install();
		this.server.open(COUNTER.formatted(0));
		this.server.silent(true);
		eval("dispatchEvent(new Event('online'))");
		JsonNode ping = this.server.await(FakeServer.PING);
		// Each timer that is due fires once
		this.page.clock().fastForward(60_000);
		this.server.send(7, ping.get(1));
		this.server.silent(false);
		this.server.settle();
		this.page.clock().runFor(60_000);
		this.server.settle();
		assertThat(this.server.connections()).isEqualTo(1);
	}

	@Test
	void attemptsThatNothingAnswersEndAfterThreeSecondsAtFirst() {
		this.page.clock().install();
		this.server.open(COUNTER.formatted(0));
		this.server.silent(true);
		this.server.disconnect(1001);
		this.page.clock().runFor(200);
		this.server.awaitConnections(2);
		this.page.clock().runFor(3300);
		this.server.awaitConnections(3);
		this.page.clock().runFor(3500);
		this.server.awaitConnections(4);
	}

	@Test
	void connectionThatIsNeverEstablishedIsReplaced() {
		this.page.clock().install();
		this.server.silent(true);
		FakeComponent component = new FakeComponent("c1", "thing", "<p></p>");
		this.server.body(component.host()).navigate("/");
		this.server.awaitConnections(1);
		this.page.clock().runFor(3200);
		this.server.awaitConnections(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "online", "pageshow", "visibilitychange", "resume" })
	void pageThatWakesReconnectsAtOnce(String event) {
		this.server.open(COUNTER.formatted(0));
		eval("Math.random = () => 1e6");
		this.server.disconnect(1012);
		awaitState("offline");
		eval("(/page|online/.test('%1$s') ? window : document)".formatted(event)
				+ ".dispatchEvent(new PageTransitionEvent('%s', { persisted: true }))".formatted(event));
		this.server.await(FakeServer.REHYDRATE);
	}

	@Test
	void pageThatWakesAsksWhetherTheServerIsThere() {
		this.server.open(COUNTER.formatted(0));
		eval("dispatchEvent(new Event('online'))");
		this.server.await(FakeServer.PING);
		assertThat(this.server.connections()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "pagehide", "freeze" })
	void pageThatSleepsClosesItsConnection(String event) {
		this.server.open(COUNTER.formatted(0));
		eval("(/page/.test('%1$s') ? window : document).dispatchEvent(new Event('%1$s'))".formatted(event));
		this.page.waitForCondition(
				() -> this.server.frames().stream().anyMatch((frame) -> frame.toString().equals("[-1,1000]")));
		eval("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
		this.server.await(FakeServer.REHYDRATE);
	}

	@Test
	void prerenderedPageOpensNoSocketUntilItIsShown() {
		this.page.addInitScript("Object.defineProperty(document, 'prerendering', { value: true })");
		FakeComponent component = new FakeComponent("c1", "thing", "<p></p>");
		this.server.body(component.host()).navigate("/");
		this.server.settle();
		assertThat(this.server.connections()).isZero();
		eval("document.dispatchEvent(new Event('prerenderingchange'))");
		this.server.await(FakeServer.REHYDRATE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
			"Mozilla/5.0 (compatible; bingbot/2.0)", "ExampleCrawler/1.0", "Baiduspider" })
	void robotOpensNoSocket(String robot) {
		this.page.addInitScript("Object.defineProperty(navigator, 'userAgent', { value: '" + robot + "' })");
		this.server.body(new FakeComponent("c1", "thing", "<p></p>").host()).navigate("/");
		this.server.settle();
		assertThat(this.server.connections()).isZero();
	}

	@Test
	void otherSocketCanBeNamed() {
		List<String> urls = new ArrayList<>();
		this.page.routeWebSocket("**/elsewhere/socket", (socket) -> urls.add(socket.url()));
		this.server.script("live-socket=\"/elsewhere/socket\"");
		this.server.body(new FakeComponent("c1", "thing", "<p></p>").host()).navigate("/");
		this.page.waitForCondition(() -> !urls.isEmpty());
		assertThat(urls.get(0)).startsWith("ws://localhost:");
	}

	@Test
	void nodeThatCannotReadASnapshotIsLeft() {
		FakeComponent component = new FakeComponent("c1", "thing", COUNTER.formatted(0));
		this.server.adopt((id) -> (this.server.connections() < 3) ? Map.of("code", "ELSEWHERE") : id);
		this.server.add(component);
		this.server.body(component.host()).navigate("/");
		$("button").click();
		this.server.awaitConnections(3);
		assertThat(this.server.await(FakeServer.CALL).get(3).asString()).isEqualTo("add");
	}

	@Test
	void errorIsShownWithItsId() {
		this.server.open(COUNTER.formatted(0));
		$("button").click();
		this.server.fail(this.server.await(FakeServer.CALL), "ACTION_FAILED");
		assertThat(text("[role=alert]")).isEqualTo("Sorry (x1)");
		assertThat(text("button")).isEqualTo("0");
		eval("addEventListener('live:error', event => { window.error = JSON.stringify(event.detail); event.preventDefault() })");
		this.server.send(16, null, "c1", "INTERNAL_ERROR", "Oops", "x2");
		this.server.settle();
		assertThat(eval("error")).isEqualTo("{\"code\":\"INTERNAL_ERROR\",\"message\":\"Oops\",\"id\":\"x2\"}");
		assertThat(this.page.locator("[role=alert]").count()).isEqualTo(1);
	}

	@Test
	void componentThatIsNotTakenSaysSoAtEachClick() {
		FakeComponent component = new FakeComponent("c1", "thing", COUNTER.formatted(0));
		this.server.adopt((id) -> Map.of("code", "TOO_MANY_COMPONENTS", "message", "Not for you"));
		this.server.open(component.host(), component);
		assertThat(text("[role=alert]")).isEqualTo("Not for you");
		$("[role=alert]").click();
		$("button").click();
		assertThat(text("[role=alert]")).isEqualTo("Not for you");
		assertThat(eval("document.querySelector('[live-id]').hasAttribute('aria-busy')")).isEqualTo(false);
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void messageThatComesAgainIsShownOnce() {
		this.server.open("<p>Text</p>");
		for (int i = 0; i < 3; i++) {
			this.server.send(16, null, "c1", "RATE_LIMITED", "Too fast");
		}
		this.server.settle();
		assertThat(this.page.locator("[role=alert]").count()).isEqualTo(1);
	}

}
