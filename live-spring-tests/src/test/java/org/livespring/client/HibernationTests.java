package org.livespring.client;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Components that sleep on the server. */
class HibernationTests extends AbstractClientTests {

	private static final String COUNTER = "<button live-click=\"add\">%s</button>";

	@Test
	void requestThatCrossesACallHandsTheComponentOverOnce() {
		FakeComponent component = this.server.open(COUNTER.formatted(0));
		this.server.take();
		this.server.silent(true);
		$("button").click();
		JsonNode call = this.server.await(FakeServer.CALL);
		this.server.send(8, "c1");
		this.server.fail(call, "UNKNOWN_INSTANCE");
		this.server.send(8, "c1");
		JsonNode offer = this.server.await(FakeServer.REHYDRATE);
		assertThat(this.server.rest()).isEmpty();
		this.server.send(3, offer.get(1).asInt(), new String[] { "c1" });
		JsonNode again = this.server.await(FakeServer.CALL);
		assertThat(again).isEqualTo(call);
		this.server.answer(again, component, COUNTER.formatted(1));
		assertThat(text("button")).isEqualTo("1");
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void componentThatLeavesThePageIsWokenForIt() {
		FakeComponent parent = new FakeComponent("p", "list", "<b></b><div live-slot=\"a\"></div>");
		FakeComponent child = new FakeComponent("a", "item", COUNTER.formatted(0)).in(parent, "a");
		this.server.open(parent.host(child), parent, child);
		this.server.take();
		eval("document.querySelector('[live-id]').remove()");
		this.server.fail(this.server.await(FakeServer.UNMOUNT), "UNKNOWN_INSTANCE");
		JsonNode offers = this.server.await(FakeServer.REHYDRATE).get(3);
		assertThat(offers).hasSize(2);
		assertThat(offers.at("/0/0").asString()).isEqualTo(parent.snapshotText());
		assertThat(this.server.await(FakeServer.UNMOUNT).get(2).asString()).isEqualTo("p");
	}

}
