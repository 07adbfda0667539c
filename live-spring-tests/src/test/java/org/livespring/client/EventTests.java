package org.livespring.client;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.KeyboardModifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class EventTests extends AbstractClientTests {

	@Test
	void clickInsideElementCallsItsAction() {
		this.server
			.open("<button live-click=\"buy\" live-value-item-id=\"7\" live-value-__proto__=\"x\"><b>Buy</b></button>");
		$("b").click();
		assertThat(call("buy").toString()).isEqualTo("{\"itemId\":\"7\",\"__proto__\":\"x\"}");
	}

	@Test
	void bindingsOfChildHostBelongToParent() {
		FakeComponent parent = new FakeComponent("p", "list", "<div live-click=\"pick\" live-slot=\"a\"></div>");
		FakeComponent child = new FakeComponent("a", "item", "<b>A</b>").in(parent, "a");
		this.server.open(parent.host(child), parent, child);
		$("b").click();
		assertThat(this.server.await(FakeServer.CALL).get(2).asString()).isEqualTo("p");
	}

	@Test
	void linkIsNotFollowedUnlessUserAsksForIt() {
		this.server.open("<a href=\"/other\" live-click=\"go\">Go</a>");
		$("a").click();
		call("go");
		assertThat(this.page.url()).endsWith("/");
		$("a").click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL)));
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void buttonOfFormCallsItsActionOnly() {
		this.server.open("<form live-submit=\"save\"><button live-click=\"cancel\">Cancel</button></form>");
		$("button").click();
		call("cancel");
		assertThat(this.server.rest()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "Enter,Enter,true", "Enter,Shift+Enter,false", "Enter,a,false", "ctrl+k,Control+k,true",
			"ctrl+k,k,false", "Escape Enter,Escape,true", "Space,Space,true", "?,Shift+?,true", "a,A,true" })
	void keysFilterKeyEvents(String keys, String pressed, boolean matches) {
		this.server.open("<div tabindex=\"0\" live-keydown=\"act\" live-keys=\"%s\">x</div>".formatted(keys));
		$("[tabindex]").focus();
		this.page.keyboard().press(pressed);
		assertThat(this.server.rest()).hasSize(matches ? 1 : 0);
	}

	@Test
	void keyEventCarriesKeyAndControl() {
		this.server.open("<input name=\"q\" live-keyup=\"act\">");
		$("input").focus();
		this.page.keyboard().press("x");
		JsonNode payload = call("act");
		assertThat(payload.get("key").asString()).isEqualTo("x");
		assertThat(payload.get("q").asString()).isEqualTo("x");
		assertThat(payload.get("value").asString()).isEqualTo("x");
	}

	@Test
	void focusAndBlurCallActions() {
		this.server.open("<input name=\"a\" live-focus=\"in\" live-blur=\"out\"><input name=\"b\">");
		$("[name=a]").focus();
		call("in");
		$("[name=b]").focus();
		call("out");
	}

	@Test
	void focusMovedByPatchIsNoEvent() {
		this.page.addInitScript("delete Element.prototype.moveBefore");
		String input = "<p live-key=\"%1$s\"><input live-focus=\"in\" live-blur=\"out\"></p>";
		FakeComponent component = this.server.open(input.formatted("a") + input.formatted("b"));
		$("input").first().focus();
		call("in");
		this.server.push(component, input.formatted("b") + input.formatted("a"));
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void windowBindingsListenEverywhere() {
		this.server.open(
				"<div live-window-keydown=\"key\" live-keys=\"Escape\"></div><div live-window-resize=\"resize\"></div>"
						+ "<div live-window-scroll=\"scroll\"></div><div live-window-focus=\"focus\"></div><input>");
		this.page.keyboard().press("Escape");
		assertThat(call("key").get("key").asString()).isEqualTo("Escape");
		eval("dispatchEvent(new Event('resize'))");
		call("resize");
		eval("document.dispatchEvent(new Event('scroll', { bubbles: true }))");
		call("scroll");
		$("input").focus();
		assertThat(this.server.rest()).isEmpty();
		eval("dispatchEvent(new Event('focus'))");
		call("focus");
	}

	@Test
	void awayIsClickOutside() {
		this.server.open("<div live-away=\"close\"><b>Menu</b></div><i>Out</i>");
		$("b").click();
		assertThat(this.server.rest()).isEmpty();
		$("i").click();
		call("close");
	}

	@Test
	void visibleIsScrolledIntoView() {
		FakeComponent component = this.server.open("<p>1</p>");
		String far = "<p>2</p>" + "<br>".repeat(200) + "<i live-visible=\"more\">End</i>";
		this.server.push(component, far);
		assertThat(this.server.rest()).isEmpty();
		$("i").scrollIntoViewIfNeeded();
		call("more");
	}

	@Test
	void endOfAListIsVisibleAgainAfterAStepThatDoesNotFillTheWindow() {
		String list = "%s<i live-visible=\"more\">End</i>";
		FakeComponent component = this.server.open("<p>Start</p>");
		this.server.push(component, list.formatted(""));
		for (int step = 1; step <= 3; step++) {
			JsonNode call = this.server.await(FakeServer.CALL);
			this.server.answer(call, component, list.formatted("<p>Row</p>".repeat(step)));
		}
		this.server.answer(this.server.await(FakeServer.CALL), component, list.formatted("<p>Row</p>".repeat(200)));
		assertThat(this.server.rest()).isEmpty();
		$("i").scrollIntoViewIfNeeded();
		this.server.answer(this.server.await(FakeServer.CALL), component,
				"<p>Row</p>".repeat(200) + "<i>End of all</i>");
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void whatIsVisibleAndWasNotMovedIsNotVisibleAgain() {
		FakeComponent component = this.server.open("<p>Start</p>");
		this.server.push(component, "<i live-visible=\"seen\">0 views</i>");
		this.server.answer(this.server.await(FakeServer.CALL), component, "<i live-visible=\"seen\">1 view</i>");
		assertThat(this.server.rest()).isEmpty();
		this.server.push(component, "<p>Row</p><i live-visible=\"seen\">1 view</i>");
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void debounceWaitsUntilQuiet() {
		this.page.clock().install();
		this.server.open("<input name=\"q\" live-input=\"search\" live-debounce=\"3000\">");
		type("a");
		this.page.clock().runFor(2000);
		type("b");
		this.page.clock().runFor(2000);
		assertThat(this.server.rest()).isEmpty();
		this.page.clock().runFor(1000);
		assertThat(call("search").get("q").asString()).isEqualTo("ab");
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void debounceBlurWaitsUntilFieldIsLeft() {
		this.server.open("<input name=\"q\" live-input=\"search\" live-debounce=\"blur\"><button>Next</button>");
		type("ab");
		assertThat(this.server.rest()).isEmpty();
		$("button").focus();
		assertThat(call("search").get("q").asString()).isEqualTo("ab");
	}

	@Test
	void debouncedInputIsSentBeforeClick() {
		this.server.open("<input name=\"q\" live-input=\"search\" live-debounce=\"5000\">"
				+ "<input name=\"m\" live-model=\"m\"><button live-click=\"go\">Go</button>");
		type("ab");
		$("[name=m]").fill("x");
		eval("document.querySelector('button').click()");
		assertThat(this.server.await(FakeServer.CALL).get(3).asString()).isEqualTo("search");
		assertThat(this.server.await(FakeServer.PROPERTY).get(4).get("m").asString()).isEqualTo("x");
		call("go");
	}

	@Test
	void throttleRunsAtOnceAndThenAtMostOnceInATime() {
		this.page.clock().install();
		this.server.open("<input name=\"q\" live-input=\"search\" live-throttle=\"5000\">");
		type("a");
		assertThat(call("search").get("q").asString()).isEqualTo("a");
		type("bcd");
		this.page.clock().runFor(2000);
		assertThat(this.server.rest()).isEmpty();
		this.page.clock().runFor(3000);
		assertThat(call("search").get("q").asString()).isEqualTo("abcd");
		this.page.clock().runFor(9000);
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void awaitedAnswerShows() {
		String html = "<button class=\"big\" live-click=\"go\" live-disable live-loading=\"busy wait\">%s</button>";
		FakeComponent component = this.server.open(html.formatted("0"));
		$("button").click();
		JsonNode call = this.server.await(FakeServer.CALL);
		assertThat(button()).isEqualTo("big busy wait true true");
		this.server.push(component, html.formatted("1"));
		assertThat(button()).isEqualTo("big busy wait true true");
		this.server.answer(call, component, html.formatted("2"));
		assertThat(button()).isEqualTo("big false false");
		assertThat(eval("document.activeElement.localName")).isEqualTo("button");
	}

	@Test
	void elementThatServerDisablesStaysDisabled() {
		String html = "<button live-click=\"go\" live-disable%s>Go</button>";
		FakeComponent component = this.server.open(html.formatted(""));
		$("button").click();
		this.server.answer(this.server.await(FakeServer.CALL), component, html.formatted(" disabled"));
		assertThat(button()).isEqualTo(" true false");
	}

	@Test
	void resultIsDispatched() {
		this.server.open("<button live-click=\"go\">Go</button>");
		eval("addEventListener('live:result', event => window.result = JSON.stringify(event.detail))");
		$("button").click();
		this.server.send(6, this.server.await(FakeServer.CALL).get(1).asInt(), null, null, null, null, 42);
		this.server.settle();
		assertThat(eval("result")).isEqualTo("{\"action\":\"go\",\"result\":42}");
	}

	@Test
	void textIsWrittenBeforeTheKeyThatFollowsIt() {
		this.server.open("<input live-model=\"draft\" live-keydown=\"add\" live-keys=\"Enter\">");
		type("ab");
		this.page.keyboard().press("Enter");
		assertThat(this.server.await(FakeServer.PROPERTY).get(4).get("draft").asString()).isEqualTo("ab");
		assertThat(call("add").get("value").asString()).isEqualTo("ab");
		assertThat(this.server.rest()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "live-throttle,2", "live-debounce,1" })
	void clicksInARowAreAsFewAsTheButtonSays(String attribute, int calls) {
		this.page.clock().install();
		this.server.open("<button live-click=\"go\" %s=\"5000\">Go</button>".formatted(attribute));
		for (int i = 0; i < 4; i++) {
			$("button").click();
		}
		this.page.clock().runFor(6000);
		assertThat(this.server.rest()).hasSize(calls);
	}

	@Test
	void keyEventWithoutKeyIsNoneOfTheKeys() {
		this.server.open("<input live-keydown=\"go\" live-keys=\"Enter\">");
		eval("document.querySelector('input').dispatchEvent(new Event('keydown', { bubbles: true }))");
		assertThat(this.server.rest()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "live-window-keydown", "live-away" })
	void callDoesNotCarryControlsOutsideItsElement(String attribute) {
		FakeComponent typed = new FakeComponent("c1", "thing", "<input name=\"secret\">");
		FakeComponent menu = new FakeComponent("c2", "menu", "<p %s=\"close\">Menu</p>".formatted(attribute));
		this.server.open(typed.host() + menu.host(), typed, menu);
		$("input").fill("mine");
		this.server.take();
		$("input").press("Escape");
		$("input").click();
		JsonNode call = this.server.await(FakeServer.CALL);
		assertThat(call.path(5).has("value") || call.path(5).has("secret")).isFalse();
		this.server.answer(call);
		this.server.push(typed, "<input name=\"secret\" value=\"other\">");
		assertThat(eval("document.querySelector('input').value")).isEqualTo("mine");
	}

	@Test
	void namesOfControlsHideNothingOfTheirForm() {
		String html = "<form live-submit=\"save\" live-reset class=\"%s\"><input name=\"attributes\">"
				+ "<button name=\"reset\" value=\"1\">Save</button></form>";
		FakeComponent component = this.server.open(html.formatted("a"));
		$("[name=attributes]").fill("x");
		$("button").click();
		JsonNode call = this.server.await(FakeServer.CALL);
		assertThat(call.get(5).get("attributes").asString()).isEqualTo("x");
		this.server.answer(call, component, html.formatted("b"));
		assertThat(eval("document.querySelector('form').className")).isEqualTo("b");
		assertThat(eval("document.querySelector('input').value")).isEqualTo("");
	}

	private Object button() {
		return eval("(b => `${b.className} ${b.disabled} ${b.closest('[live-id]').hasAttribute('aria-busy')}`)"
				+ "(document.querySelector('button'))");
	}

	private void type(String text) {
		$("input").first().focus();
		this.page.keyboard().type(text);
	}

	/** The payload of the next call. */
	private JsonNode call(String action) {
		JsonNode call = this.server.await(FakeServer.CALL);
		assertThat(call.get(3).asString()).isEqualTo(action);
		return call.path(5);
	}

}
