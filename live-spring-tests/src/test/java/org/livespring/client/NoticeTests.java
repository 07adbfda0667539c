package org.livespring.client;

import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What the client tells the user. */
class NoticeTests extends AbstractClientTests {

	private static final String DIALOG = "<p>%s</p><dialog id=\"modal\"><p>%s</p><button>Close</button></dialog>";

	@ParameterizedTest
	@CsvSource({ "info,status", "success,status", "warning,alert", "error,alert" })
	void levelOfAMessageSaysHowItIsReadOut(String level, String role) {
		this.server.open("<p>Text</p>");
		flash(level, "Saved");
		assertThat($(".live-notices [data-level=" + level + "]")).hasText("Saved");
		assertThat($(".live-notices [role=" + role + "]")).hasText("Saved");
		$(".live-notices [role=" + role + "]").click();
		assertThat($(".live-notices > *")).hasCount(0);
	}

	@Test
	void messageSurvivesARedirect() {
		this.server.open("<p>Text</p>");
		this.server.body("<h1>Other</h1>");
		flash("success", "Saved");
		flash("warning", "Almost full");
		this.server.send(10, "c1", "/other", "assign");
		$("h1").waitFor();
		assertThat($("[role=status][data-level=success]")).hasText("Saved");
		assertThat($("[role=alert][data-level=warning]")).hasText("Almost full");
		this.page.reload();
		$("h1").waitFor();
		assertThat($(".live-notices > *")).hasCount(0);
	}

	@Test
	void messageOfMountSurvivesItsRedirect() {
		FakeComponent component = new FakeComponent("c1", "thing", "<p>Text</p>")
			.frames("[[9,\"c1\",\"live:flash\",{\"level\":\"error\",\"message\":\"No such order\"}],"
					+ "[10,\"c1\",\"/other\",\"assign\"]]");
		this.page.onFrameNavigated((frame) -> this.server.body("<h1>Other</h1>"));
		this.server.add(component);
		this.server.body(component.host());
		this.page.navigate(this.server.url("/"), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
		$("h1").waitFor();
		assertThat($("[role=alert]")).hasText("No such order");
	}

	@Test
	void pageThatShowsMessagesItselfGetsThemAfterARedirect() {
		this.page.addInitScript("""
				addEventListener("live:flash", event => {
					event.preventDefault()
					document.title = event.detail.level + " " + event.detail.message
				})""");
		this.server.open("<p>Text</p>");
		this.server.body("<h1>Other</h1>");
		flash("success", "Saved");
		this.server.send(10, "c1", "/other", "assign");
		$("h1").waitFor();
		assertThat(this.page).hasTitle("success Saved");
		assertThat($(".live-notices > *")).hasCount(0);
	}

	@Test
	void messageThatTheUserHasDismissedDoesNotComeBack() {
		this.server.open("<p>Text</p>");
		this.server.body("<h1>Other</h1>");
		flash("info", "Read");
		$("[role=status]").click();
		flash("info", "Unread");
		this.server.send(10, "c1", "/other", "assign");
		$("h1").waitFor();
		assertThat($(".live-notices > *")).hasText("Unread");
	}

	@Test
	void messageThatTookLongToThePageIsNotShown() {
		this.server.body("<h1>Other</h1>").navigate("/");
		eval("""
				sessionStorage.setItem("live-flash", JSON.stringify([{ level: "info", message: "Old", time: Date.now() - 60_000 }]))""");
		this.page.reload();
		eval("import('/live/live.js').then(() => import('/live/src/notices.js?0')).then(() => 0)");
		this.server.settle();
		assertThat($(".live-notices > *")).hasCount(0);
		assertThat(eval("sessionStorage.length")).isEqualTo(0);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void messageStandsAboveAModalDialogAndCanBeReached(boolean before) {
		FakeComponent component = this.server.open(DIALOG.formatted("1", "1"));
		if (before) {
			flash("success", "Saved");
			assertThat($("body > .live-notices > *")).hasText("Saved");
		}
		eval("document.querySelector('dialog').showModal()");
		if (!before) {
			flash("success", "Saved");
		}
		Locator notice = $("#modal .live-notices > *");
		assertThat(notice).hasText("Saved");
		assertThat(isOnTop(".live-notices > *")).isEqualTo(true);
		this.server.push(component, DIALOG.formatted("2", "2"));
		assertThat($("#modal > p")).hasText("2");
		assertThat(notice).hasText("Saved");
		assertThat(isOnTop(".live-notices > *")).isEqualTo(true);
		eval("document.querySelector('dialog').close()");
		assertThat($("body > .live-notices > *")).hasText("Saved");
		$(".live-notices > *").click();
		assertThat($(".live-notices > *")).hasCount(0);
	}

	@Test
	void messageIsReachableInTheDialogOnTop() {
		this.server.open("<dialog id=\"a\"><button>A</button></dialog><dialog id=\"b\"><button>B</button></dialog>");
		eval("document.querySelector('#b').showModal()");
		eval("document.querySelector('#a').showModal()");
		flash("error", "Not saved");
		assertThat($("#a .live-notices > *")).hasText("Not saved");
		eval("document.querySelector('#a').close()");
		assertThat($("#b .live-notices > *")).hasText("Not saved");
		$("#b .live-notices > *").click();
		assertThat($(".live-notices > *")).hasCount(0);
	}

	@Test
	void messageOutlivesTheDialogItStandsIn() {
		FakeComponent component = this.server.open(DIALOG.formatted("1", "1"));
		eval("document.querySelector('dialog').showModal()");
		flash("success", "Saved");
		assertThat($("#modal .live-notices > *")).hasText("Saved");
		this.server.push(component, "<p>2</p>");
		assertThat($("body > .live-notices > *")).hasText("Saved");
		assertThat($("body > .live-notices > *")).isVisible();
	}

	@Test
	void clickOnAMessageIsNoneOnThePage() {
		this.server.open("<dialog live-click=\"act\"><button>A</button></dialog><p live-away=\"away\">Menu</p>");
		eval("document.querySelector('dialog').showModal()");
		flash("success", "Saved");
		$(".live-notices > *").click();
		assertThat($(".live-notices > *")).hasCount(0);
		assertThat(this.server.rest()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "live-click=act,CALL", "live-model=name,PROPERTY" })
	void userIsToldThatItStillWorksUntilTheAnswerComes(String attribute, String type) {
		this.page.clock().install();
		this.server.script("live-text-working=\"Moment noch\"");
		FakeComponent component = this.server.open("<input %s value=\"1\">".formatted(attribute));
		$("input").click();
		$("input").fill("2");
		this.page.clock().runFor(200);
		JsonNode call = this.server.await("CALL".equals(type) ? FakeServer.CALL : FakeServer.PROPERTY);
		this.page.clock().runFor(2000);
		this.server.settle();
		assertThat($(".live-notices > *")).hasCount(0);
		this.page.clock().runFor(1500);
		assertThat($(".live-notices [aria-live=polite]")).hasText("Moment noch");
		this.server.answer(call, component, "<input %s value=\"3\">".formatted(attribute));
		assertThat($(".live-notices > *")).hasCount(0);
	}

	@Test
	void callOfAScriptIsToldTooAndEndsWithItsFailure() {
		this.page.clock().install();
		this.server.open("<p>Text</p>");
		eval("void import('/live/live.js').then(live => live.component(document.querySelector('p')).call('go')).catch(() => 0)");
		JsonNode call = this.server.await(FakeServer.CALL);
		this.page.clock().runFor(3100);
		assertThat($(".live-notices > *")).hasText("Still working…");
		this.server.fail(call, "TIMEOUT");
		assertThat($(".live-notices [aria-live]")).hasCount(0);
	}

	@Test
	void lostConnectionIsToldInPlaceOfWork() {
		this.page.clock().install();
		this.server.open("<button live-click=\"go\">Go</button>");
		$("button").click();
		JsonNode call = this.server.await(FakeServer.CALL);
		this.page.clock().runFor(3100);
		assertThat($(".live-notices > *")).hasText("Still working…");
		this.server.silent(true);
		this.server.disconnect(1001);
		awaitLoss();
		this.page.clock().runFor(1100);
		assertThat($(".live-notices > *")).hasText("Connection lost. Trying to reconnect…");
		this.server.silent(false);
		eval("dispatchEvent(new Event('online'))");
		this.page.clock().runFor(15_000);
		JsonNode again = this.server.await(FakeServer.CALL);
		assertThat(again.get(1)).isEqualTo(call.get(1));
		assertThat($(".live-notices > *")).hasText("Still working…");
		this.server.answer(again);
		assertThat($(".live-notices > *")).hasCount(0);
	}

	@Test
	void lossIsToldThoughNothingCanBeLoadedThen() {
		this.server.open("<p>Text</p>");
		this.page.route("**/*", (route) -> route.abort());
		this.server.silent(true);
		this.server.disconnect(1001);
		assertThat($(".live-notices > *")).hasText("Connection lost. Trying to reconnect…");
	}

	@Test
	void messageIsShownOnceItCanBe() {
		connectWithoutNotices();
		flash("success", "Saved");
		this.server.settle();
		assertThat($(".live-notices")).hasCount(0);
		this.page.unroute("**/notices.js*");
		assertThat($(".live-notices > *")).hasText("Saved");
	}

	@Test
	void redirectDoesNotWaitForWhatShowsMessages() {
		connectWithoutNotices();
		this.server.body("<h1>Other</h1>");
		this.server.send(10, "c1", "/other", "assign");
		$("h1").waitFor();
	}

	private void connectWithoutNotices() {
		this.page.route("**/notices.js*", (route) -> route.abort());
		FakeComponent component = new FakeComponent("c1", "thing", "<p>Text</p>");
		this.server.add(component);
		this.server.body(component.host()).navigate("/");
		this.server.await(FakeServer.REHYDRATE);
	}

	private void flash(String level, String message) {
		this.server.send(9, "c1", "live:flash", Map.of("level", level, "message", message));
	}

	private Object isOnTop(String selector) {
		return this.page.evaluate("""
				selector => {
					const element = document.querySelector(selector)
					const { x, y, width, height } = element.getBoundingClientRect()
					return document.elementFromPoint(x + width / 2, y + height / 2) === element
				}""", selector);
	}

}
