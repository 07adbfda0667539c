package org.livespring.client;

import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptTests extends AbstractClientTests {

	@Test
	void mountedComponentHasStateCallsAndSubscribers() {
		FakeComponent counter = mount();
		assertThat(eval("counter.state.count")).isEqualTo(5);
		eval("window.seen = []; window.end = counter.subscribe(state => seen.push(state.count)); void 0");
		eval("void counter.call('add', { by: 2 }).then(result => window.result = result)");
		JsonNode call = this.server.await(FakeServer.CALL);
		assertThat(call.get(5).toString()).isEqualTo("{\"by\":2}");
		var update = counter.state(Map.of("count", 7)).update(null, call.get(1).asInt());
		this.server.send(6, call.get(1).asInt(), update.get(0), null, counter.snapshotText(), counter.tag(), "done");
		this.server.settle();
		assertThat(eval("result + seen.join() + counter.state.count")).isEqualTo("done5,77");
		eval("end(); counter.unmount()");
		assertThat(this.server.await(FakeServer.UNMOUNT).get(2).asString()).isEqualTo("m1");
	}

	@Test
	void mountedComponentIsHandedOverAfterReconnect() {
		FakeComponent counter = mount();
		this.server.disconnect(1012);
		assertThat(this.server.await(FakeServer.REHYDRATE).at("/3/0/0").asString()).isEqualTo(counter.snapshotText());
	}

	@Test
	void mountedComponentThatIsRefusedIsMountedAnew() {
		mount();
		eval("window.seen = []; counter.subscribe(state => seen.push(state.count)); void 0");
		this.server.adopt((id) -> Map.of("code", "EXPIRED_STATE"));
		this.server.disconnect(1012);
		FakeComponent again = new FakeComponent("m2", "counter-api", "").state(Map.of("count", 6));
		answerMount(this.server.await(FakeServer.MOUNT), again);
		assertThat(eval("counter.state.count + seen.join()")).isEqualTo("65,6");
		eval("void counter.call('add')");
		assertThat(this.server.await(FakeServer.CALL).get(2).asString()).isEqualTo("m2");
	}

	@Test
	void refusedMountIsRejected() {
		this.server.body("").navigate("/");
		eval("void import('/live/live.js').then(live => live.mount('no')).catch(error => window.code = error.code)");
		this.server.fail(this.server.await(FakeServer.MOUNT), "UNKNOWN_COMPONENT");
		assertThat(eval("code")).isEqualTo("UNKNOWN_COMPONENT");
	}

	@Test
	void failedCallIsRejected() {
		mount();
		eval("void counter.call('add').catch(error => window.error = error.code + error.message)");
		this.server.fail(this.server.await(FakeServer.CALL), "ACTION_FAILED");
		assertThat(eval("error")).isEqualTo("ACTION_FAILEDSorry");
	}

	@Test
	void renderedComponentCanBeCalled() {
		this.server.open("<p>Text</p>");
		eval("void import('/live/live.js').then(live => live.component(document.querySelector('p')).call('go'))");
		assertThat(this.server.await(FakeServer.CALL).get(2).asString()).isEqualTo("c1");
		assertThat(eval("import('/live/live.js').then(live => live.component(document.body) === undefined)"))
			.isEqualTo(true);
	}

	@Test
	void hooksFollowTheirElements() {
		FakeComponent component = this.server.open("<i live-hook=\"Chart\">1</i>");
		eval("""
				window.log = []
				import("/live/live.js").then(({ hook }) => hook("Chart", {
					mounted(element, live) { log.push("mounted " + element.textContent); live.call("load") },
					updated(element) { log.push("updated " + element.textContent) },
					destroyed(element) { log.push("destroyed " + element.textContent) }
				}))""");
		assertThat(this.server.await(FakeServer.CALL).get(3).asString()).isEqualTo("load");
		this.server.push(component, "<i live-hook=\"Chart\">2</i>");
		this.server.push(component,
				"<i live-hook=\"Chart\">2</i><b live-hook=\"Other\"></b><p><i live-hook=\"Chart\">3</i></p>");
		this.server.push(component, "<b></b>");
		assertThat(eval("log.join()")).isEqualTo("mounted 1,updated 2,updated 2,mounted 3,destroyed 2,destroyed 3");
	}

	@Test
	void eventOfServerIsDispatchedOnHost() {
		this.server.open("<p>Text</p>");
		eval("addEventListener('chart', event => window.seen = event.target.getAttribute('live-id') + event.detail.x)");
		this.server.send(9, "c1", "chart", Map.of("x", 1));
		this.server.settle();
		assertThat(eval("seen")).isEqualTo("c11");
	}

	@Test
	void titleAndFlashAreShown() {
		this.server.open("<p>Text</p>");
		this.server.send(9, "c1", "live:title", "New title");
		this.server.send(9, "c1", "live:flash", Map.of("level", "info", "message", "<b>Saved</b>"));
		this.server.settle();
		assertThat(this.page.title()).isEqualTo("New title");
		assertThat(text(".live-notices [role=status]")).isEqualTo("<b>Saved</b>");
		assertThat(eval("getComputedStyle(document.querySelector('.live-notices [role=status]')).color"))
			.isEqualTo("rgb(255, 255, 255)");
		$(".live-notices [role=status]").click();
		eval("addEventListener('live:flash', event => event.preventDefault())");
		this.server.send(9, "c1", "live:flash", Map.of("level", "info", "message", "Again"));
		this.server.settle();
		assertThat(this.page.locator(".live-notices [role=status]").count()).isZero();
	}

	@Test
	void mountAtTheMomentOfConnectionIsSentOnce() {
		this.server.body("").navigate("/");
		eval("""
				void import("/live/live.js").then(live => {
					addEventListener("live:connected", () => live.mount("counter-api"))
					live.room("lobby")
				})""");
		this.server.await(FakeServer.MOUNT);
		assertThat(this.server.rest()).noneMatch((frame) -> frame.get(0).asInt() == FakeServer.MOUNT);
	}

	@Test
	void scriptThatFailsStopsNothingElse() {
		FakeComponent component = this.server
			.open("<button live-click=\"go\" live-hook=\"Bad\">1</button><i live-hook=\"Good\"></i>");
		eval("""
				window.log = []
				window.onerror = message => log.push(message)
				void import("/live/live.js").then(({ hook, component }) => {
					hook("Bad", { mounted() { throw new Error("mounted") }, updated() { throw new Error("updated") } })
					hook("Good", { mounted() { log.push("good") } })
					component(document.querySelector("button")).subscribe(() => { if (log.length) throw new Error("told") })
				})""");
		this.server.settle();
		$("button").click();
		this.server.answer(this.server.await(FakeServer.CALL), component,
				"<button live-click=\"go\" live-hook=\"Bad\">2</button><i live-hook=\"Good\"></i>");
		assertThat(text("button")).isEqualTo("2");
		assertThat(eval("document.querySelector('[aria-busy]')")).isNull();
		assertThat(eval("log.map(each => each.replace('Uncaught Error: ', '')).join()"))
			.isEqualTo("mounted,good,updated,told");
		this.server.problems().clear();
	}

	private FakeComponent mount() {
		FakeComponent counter = new FakeComponent("m1", "counter-api", "").state(Map.of("count", 5));
		this.server.add(counter);
		this.server.body("").navigate("/");
		eval("void import('/live/live.js').then(live => live.mount('counter-api', { start: 5 })).then(it => window.counter = it)");
		JsonNode frame = this.server.await(FakeServer.MOUNT);
		assertThat(frame.get(2).asString() + frame.get(3)).isEqualTo("counter-api{\"start\":5}");
		answerMount(frame, counter);
		return counter;
	}

	private void answerMount(JsonNode frame, FakeComponent component) {
		this.server.send(2, frame.get(1).asInt(), component.id, null, component.snapshotText(), component.tag());
		this.server.settle();
	}

}
