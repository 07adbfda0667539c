package org.livespring.client;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of requests when connections are lost. */
class OutboxTests extends AbstractClientTests {

	private static final String COUNTER = "<button live-click=\"add\">%s</button>";

	@Test
	void clickMadeOfflineIsAppliedOnce() {
		FakeComponent component = this.server.open(COUNTER.formatted(0));
		this.server.silent(true);
		this.server.disconnect(1001);
		awaitLoss();
		$("button").click();
		this.server.awaitConnections(2);
		assertThat(this.server.take()).noneMatch((frame) -> frame.get(0).asInt() == FakeServer.CALL);
		this.server.silent(false);
		this.server.send(1, 1, 600, 50);
		JsonNode call = this.server.await(FakeServer.CALL);
		assertThat(call).hasSize(5);
		this.server.answer(call, component, COUNTER.formatted(1));
		assertThat(text("button")).isEqualTo("1");
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void sentCallThatSnapshotContainsIsDone() {
		FakeComponent component = this.server.open(COUNTER.formatted(0));
		watchErrors();
		$("button").click();
		JsonNode call = this.server.await(FakeServer.CALL);
		this.server.update(component, component.update(COUNTER.formatted(1), call.get(1).asInt()));
		this.server.disconnect(1001);
		this.server.await(FakeServer.REHYDRATE);
		assertThat(text("button")).isEqualTo("1");
		assertThat(this.server.rest()).isEmpty();
		assertThat(eval("errors.join()")).isEqualTo("");
		assertThat(isBusy()).isEqualTo(false);
	}

	@Test
	void sentCallThatTheServerRemembersIsDone() {
		FakeComponent component = this.server.open(COUNTER.formatted(0));
		watchErrors();
		$("button").click();
		JsonNode call = this.server.await(FakeServer.CALL);
		component.update(COUNTER.formatted(1), call.get(1).asInt());
		this.server.disconnect(1001);
		JsonNode again = this.server.await(FakeServer.CALL);
		this.server.update(component, component.whole());
		this.server.answer(again);
		assertThat(text("button")).isEqualTo("1");
		assertThat(this.server.rest()).isEmpty();
		assertThat(eval("errors.join()")).isEqualTo("");
		assertThat(isBusy()).isEqualTo(false);
	}

	@Test
	void lostCallsAreSentAgainUnderTheirNumbersBeforeNewOnes() {
		FakeComponent component = this.server.open(COUNTER.formatted(0) + "<i live-click=\"other\">i</i>");
		$("button").click();
		$("i").click();
		JsonNode first = this.server.await(FakeServer.CALL);
		JsonNode second = this.server.await(FakeServer.CALL);
		this.server.silent(true);
		this.server.disconnect(1001);
		awaitLoss();
		$("button").click();
		this.server.awaitConnections(2);
		this.server.silent(false);
		this.server.send(1, 1, 600, 50);
		List<JsonNode> calls = List.of(this.server.await(FakeServer.CALL), this.server.await(FakeServer.CALL),
				this.server.await(FakeServer.CALL));
		assertThat(calls.get(0).toString()).isEqualTo("[4,%s,\"c1\",\"add\",0,null,null,true]".formatted(first.get(1)));
		assertThat(calls.get(1).toString())
			.isEqualTo("[4,%s,\"c1\",\"other\",0,null,null,true]".formatted(second.get(1)));
		assertThat(calls.get(2).get(1).asInt()).isGreaterThan(second.get(1).asInt());
		assertThat(calls.get(2)).hasSize(5);
		this.server.answer(calls.get(0));
		this.server.answer(calls.get(1));
		this.server.answer(calls.get(2), component, COUNTER.formatted(1));
		assertThat(isBusy()).isEqualTo(false);
	}

	@Test
	void callThatIsLostTwiceIsStillSentAgain() {
		this.server.open(COUNTER.formatted(0));
		$("button").click();
		JsonNode call = this.server.await(FakeServer.CALL);
		this.server.disconnect(1001);
		this.server.await(FakeServer.CALL);
		this.server.disconnect(1012);
		JsonNode again = this.server.await(FakeServer.CALL);
		assertThat(again.get(1)).isEqualTo(call.get(1));
		assertThat(again.get(7).asBoolean()).isTrue();
	}

	@Test
	void callThatARestartLeftUnansweredWasNeverSent() {
		FakeComponent component = this.server.open(COUNTER.formatted(0));
		watchErrors();
		$("button").click();
		this.server.await(FakeServer.CALL);
		this.server.disconnect(1012);
		JsonNode call = this.server.await(FakeServer.CALL);
		assertThat(call).hasSize(5);
		this.server.answer(call, component, COUNTER.formatted(1));
		assertThat(text("button")).isEqualTo("1");
		assertThat(eval("errors.join()")).isEqualTo("");
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void callOfUnknownOutcomeIsShownAndRepeatedOnRequest() {
		FakeComponent component = this.server.script("live-text-repeat=\"Nochmal\"").open(COUNTER.formatted(0));
		watchErrors();
		$("button").click();
		JsonNode call = loseAndFail();
		assertThat(this.server.rest()).isEmpty();
		assertThat(eval("errors.join()")).isEqualTo("UNKNOWN_OUTCOME");
		assertThat(isBusy()).isEqualTo(false);
		assertThat(text("[role=alert]")).contains("check whether");
		$("text=Nochmal").click();
		assertThat(this.page.locator("[role=alert]").count()).isZero();
		JsonNode repeated = this.server.await(FakeServer.CALL);
		assertThat(repeated.get(1).asInt()).isGreaterThan(call.get(1).asInt());
		assertThat(repeated).hasSize(5);
		this.server.answer(repeated, component, COUNTER.formatted(1));
		assertThat(text("[live-click]")).isEqualTo("1");
		$("[live-click]").click();
		assertThat(isBusy()).isEqualTo(true);
		this.server.answer(this.server.await(FakeServer.CALL));
		assertThat(isBusy()).isEqualTo(false);
	}

	@Test
	void callOfUnknownOutcomeIsDismissedByKeyboard() {
		this.server.open(COUNTER.formatted(0));
		eval("document.adoptedStyleSheets = [new CSSStyleSheet()]");
		$("button").click();
		loseAndFail();
		eval("document.adoptedStyleSheets[0].replaceSync('button { color: inherit; background: white }')");
		assertThat(eval("getComputedStyle(document.querySelector('[role=alert] button')).backgroundColor"))
			.isEqualTo("rgba(0, 0, 0, 0)");
		$("[role=alert] >> text=Dismiss").press("Enter");
		assertThat(this.page.locator("[role=alert]").count()).isZero();
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void pageMayDecideWhatBecomesOfAnUnknownOutcome() {
		this.server.open(COUNTER.formatted(0));
		eval("addEventListener('live:error', event => { event.preventDefault(); event.detail.repeat() })");
		$("button").click();
		JsonNode call = loseAndFail();
		assertThat(this.server.await(FakeServer.CALL).get(1).asInt()).isGreaterThan(call.get(1).asInt());
		assertThat(this.page.locator("[role=alert]").count()).isZero();
	}

	@Test
	void sentPropertyIsWrittenAgainInItsPlace() {
		FakeComponent component = this.server
			.open("<input type=\"checkbox\" live-model=\"on\"><button live-click=\"a\">a</button>");
		$("input").check();
		$("button").click();
		JsonNode property = this.server.await(FakeServer.PROPERTY);
		this.server.await(FakeServer.CALL);
		this.server.disconnect(1001);
		this.server.answerWhole(this.server.await(FakeServer.RESYNC), component);
		JsonNode again = this.server.await(FakeServer.PROPERTY);
		assertThat(again.get(4).toString()).isEqualTo("{\"on\":true}");
		assertThat(again.get(1)).isEqualTo(property.get(1));
		assertThat(this.server.await(FakeServer.CALL).get(7).asBoolean()).isTrue();
	}

	@Test
	void propertyThatWasWrittenBeforeACallIsNotWrittenAfterIt() {
		FakeComponent component = this.server
			.open("<input type=\"checkbox\" live-model=\"on\"><button live-click=\"a\">a</button>");
		$("input").check();
		$("button").click();
		this.server.await(FakeServer.PROPERTY);
		JsonNode call = this.server.await(FakeServer.CALL);
		component.update(null, call.get(1).asInt());
		this.server.disconnect(1001);
		this.server.answerWhole(this.server.await(FakeServer.RESYNC), component);
		assertThat(this.server.await(FakeServer.CALL).get(1)).isEqualTo(call.get(1));
		this.server.answer(call);
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void unknownInstanceIsHandedOverAgainWithItsTreeAndTheCallRepeated() {
		FakeComponent parent = new FakeComponent("p", "list", "<b></b><div live-slot=\"a\"></div>");
		FakeComponent child = new FakeComponent("a", "item", COUNTER.formatted(0)).in(parent, "a");
		FakeComponent other = new FakeComponent("o", "thing", "<p></p>");
		this.server.open(parent.host(child) + other.host(), parent, child, other);
		this.server.take();
		$("button").click();
		this.server.fail(this.server.await(FakeServer.CALL), "UNKNOWN_INSTANCE");
		JsonNode offers = this.server.await(FakeServer.REHYDRATE).get(3);
		assertThat(offers).hasSize(2);
		assertThat(offers.at("/0/0").asString()).isEqualTo(parent.snapshotText());
		assertThat(offers.at("/1/0").asString()).isEqualTo(child.snapshotText());
		this.server.answer(this.server.await(FakeServer.CALL), child, COUNTER.formatted(1));
		assertThat(text("button")).isEqualTo("1");
		this.server.send(8, "p");
		assertThat(this.server.await(FakeServer.REHYDRATE).get(3)).hasSize(2);
	}

	@Test
	void callMadeWhileAnotherNodeIsLookedForIsSentThere() {
		FakeComponent old = new FakeComponent("o", "thing", "<p></p>");
		FakeComponent component = new FakeComponent("c", "thing", COUNTER.formatted(0));
		this.server.open(old.host() + component.host(), old, component);
		this.server.adopt((id) -> id.equals("o") ? Map.of("code", "ELSEWHERE") : id).silent(true);
		this.server.disconnect(1012);
		awaitLoss();
		$("button").click();
		this.server.awaitConnections(2);
		this.server.silent(false).send(1, 1, 600, 50);
		this.server.await(FakeServer.REHYDRATE);
		this.server.adopt((id) -> id);
		assertThat(this.server.await(FakeServer.CALL).get(2).asString()).isEqualTo("c");
	}

	@Test
	void callsGoOnWhereWholeTextsAreNotToBeHad() {
		FakeComponent component = this.server.open(COUNTER.formatted(0));
		this.server.send(4, component.id, 5, List.of(0, 1), null, "x");
		JsonNode resync = this.server.await(FakeServer.RESYNC);
		$("button").click();
		assertThat(this.server.rest()).isEmpty();
		this.server.fail(resync, "RATE_LIMITED");
		assertThat(this.server.await(FakeServer.CALL).get(3).asString()).isEqualTo("add");
	}

	private JsonNode loseAndFail() {
		JsonNode call = this.server.await(FakeServer.CALL);
		this.server.disconnect(1001);
		this.server.fail(this.server.await(FakeServer.CALL), "UNKNOWN_OUTCOME");
		return call;
	}

	private Object isBusy() {
		return eval("document.querySelector('[live-id]').hasAttribute('aria-busy')");
	}

	private void watchErrors() {
		eval("window.errors = []; addEventListener('live:error', event => errors.push(event.detail.code))");
	}

}
