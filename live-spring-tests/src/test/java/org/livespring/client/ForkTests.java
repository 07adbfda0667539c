package org.livespring.client;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A page whose components another page went on with. */
class ForkTests extends AbstractClientTests {

	@Test
	void componentsGoOnUnderTheIdsOfTheirCopies() {
		FakeComponent parent = new FakeComponent("p", "list", "<b>1</b><div live-slot=\"a\"></div>");
		FakeComponent child = new FakeComponent("a", "item", "<input name=\"x\"><button live-click=\"add\">+</button>")
			.in(parent, "a");
		this.server.open(parent.host(child), parent, child);
		$("input").fill("typed");
		this.server.adopt((id) -> id.equals("p") ? parent.fork("p2", null) : child.fork("a2", "p2"));
		this.server.disconnect(1001);
		this.server.await(FakeServer.REHYDRATE);
		this.server.settle();
		assertThat(eval("[...document.querySelectorAll('[live-id]')].map(each => each.getAttribute('live-id')).join()"))
			.isEqualTo("p2,a2");
		$("button").click();
		assertThat(this.server.await(FakeServer.CALL).get(2).asString()).isEqualTo("a2");
		this.server.send(4, "p2", 1, "<b>2</b><div live-slot=\"a\"></div>");
		this.server.settle();
		assertThat(text("b")).isEqualTo("2");
		assertThat(eval("document.querySelector('input').value")).isEqualTo("typed");
		this.server.disconnect(1012);
		JsonNode offers = this.server.await(FakeServer.REHYDRATE).get(3);
		assertThat(offers.at("/0/0").asString()).contains("\"p2\"");
		assertThat(offers.at("/1/0").asString()).contains("\"a2\"").contains("\"parent\":\"p2\"");
	}

	@Test
	void lostCallOfACopyIsOfUnknownOutcome() {
		FakeComponent component = this.server.open("<button live-click=\"add\">+</button>");
		eval("window.errors = []; addEventListener('live:error', event => errors.push(event.detail.code))");
		$("button").click();
		this.server.await(FakeServer.CALL);
		this.server.adopt((id) -> component.fork("c2", null));
		this.server.disconnect(1001);
		this.page.waitForSelector("[role=alert] button");
		assertThat(eval("errors.join()")).isEqualTo("UNKNOWN_OUTCOME");
		this.server.take();
		$("[role=alert] button").first().click();
		assertThat(this.server.await(FakeServer.CALL).get(2).asString()).isEqualTo("c2");
	}

}
