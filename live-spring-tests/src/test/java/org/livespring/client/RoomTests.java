package org.livespring.client;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Rooms of scripts, and fragments that rooms share. */
class RoomTests extends AbstractClientTests {

	@Test
	void scriptGetsEventsAndJoinsAgainWhereItWas() {
		this.server.open("<p></p>");
		join();
		JsonNode join = this.server.await(FakeServer.JOIN);
		assertThat(join.toString()).isEqualTo("[9,%s,\"lobby\"]".formatted(join.get(1)));
		this.server.answer(join);
		this.server.send(11, "lobby", "e:1", "posted", Map.of("text", "hi"));
		this.server.send(11, "lobby", null, "typing", "ada");
		this.server.send(11, "other", "e:9", "posted", 1);
		this.server.settle();
		assertThat(eval("JSON.stringify(events)"))
			.isEqualTo("[{\"name\":\"posted\",\"data\":{\"text\":\"hi\"}},{\"name\":\"typing\",\"data\":\"ada\"}]");
		this.server.disconnect(1001);
		assertThat(this.server.await(FakeServer.JOIN).get(3).asString()).isEqualTo("e:1");
		this.server.send(11, "lobby", "e:7");
		this.server.settle();
		assertThat(eval("JSON.stringify(events[2])")).isEqualTo("{\"missed\":true}");
		eval("lobby.leave()");
		assertThat(this.server.await(FakeServer.LEAVE).get(2).asString()).isEqualTo("lobby");
		this.server.disconnect(1012);
		this.server.await(FakeServer.REHYDRATE);
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void scriptSeesWhoIsThere() {
		this.server.open("<p></p>");
		join();
		this.server.answer(this.server.await(FakeServer.JOIN));
		eval("window.seen = []; lobby.presence(members => seen.push(members.map(each => each.key + each.metadata.n).join())); void 0");
		this.server.send(13, "lobby", List.of(member("ada", 1), member("bob", 1)));
		this.server.send(14, "lobby", List.of(member("eve", 3)), List.of(member("bob", 2)), List.of("ada"));
		this.server.settle();
		assertThat(eval("seen.join(';')")).isEqualTo("ada1,bob1;bob2,eve3");
		this.server.send(13, "lobby", List.of(member("eve", 4)));
		this.server.settle();
		assertThat(eval("seen[2]")).isEqualTo("eve4");
	}

	@Test
	void deniedRoomIsReportedAndNotTriedAgain() {
		this.server.open("<p></p>");
		join();
		this.server.fail(this.server.await(FakeServer.JOIN), "ACCESS_DENIED");
		assertThat(text("[role=alert]")).startsWith("Sorry");
		this.server.disconnect(1012);
		this.server.await(FakeServer.REHYDRATE);
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void broadcastIsAnEventOfThePage() {
		this.server.open("<p></p>");
		eval("addEventListener('live:broadcast', event => window.broadcast = JSON.stringify(event.detail))");
		this.server.send(15, "order-shipped", Map.of("id", 7));
		this.server.settle();
		assertThat(eval("broadcast")).isEqualTo("{\"name\":\"order-shipped\",\"data\":{\"id\":7}}");
	}

	@Test
	void fragmentIsShownInAllItsElementsAndLeftAloneByTheirComponents() {
		FakeComponent component = this.server.open(html("1", "a/b"));
		this.server.send(12, "a/b", 1, "<input name=\"x\"><i>one</i>");
		this.server.awaitPart("fragments");
		assertThat(text("i")).isEqualTo("one");
		$("input").fill("typed");
		this.server.push(component, html("2", "a/b") + "<section live-fragment=\"a/b\"></section>");
		assertThat(eval("[...document.querySelectorAll('i')].map(each => each.textContent).join()"))
			.isEqualTo("one,one");
		this.server.send(12, "a/b", 2, List.of(0, 19, "two", 22, 4));
		this.server.settle();
		assertThat(text("b") + eval("[...document.querySelectorAll('i')].map(each => each.textContent).join()"))
			.isEqualTo("2two,two");
		assertThat(eval("document.querySelector('input').value")).isEqualTo("typed");
		this.server.push(component, html("3", "c/d"));
		assertThat(eval("document.querySelector('[live-fragment]').textContent")).isEqualTo("");
	}

	@Test
	void fragmentWithAGapIsAskedForAndForgottenWithItsConnection() {
		this.server.open(html("1", "a/b"));
		this.server.send(12, "a/b", 1, "<i>one</i>");
		this.server.send(12, "a/b", 3, List.of(0, 3, "three", 6, 4));
		assertThat(this.server.await(FakeServer.RESYNC).get(2).asString()).isEqualTo("a/b");
		this.server.send(12, "a/b", 3, "<i>three</i>");
		this.server.settle();
		assertThat(text("i")).isEqualTo("three");
		this.server.disconnect(1012);
		this.server.await(FakeServer.REHYDRATE);
		assertThat(text("i")).isEqualTo("three");
		this.server.send(12, "a/b", 4, List.of(0, 3, "four", 8, 4));
		this.server.await(FakeServer.RESYNC);
	}

	@Test
	void componentOffersItsTextWithoutTheContentOfFragments() {
		String html = html("1", "a/b");
		FakeComponent component = new FakeComponent("c1", "thing", html);
		this.server.add(component);
		this.server.body(component.host().replace("a/b\">", "a/b\"><i>from the page</i>")).navigate("/");
		JsonNode offer = this.server.await(FakeServer.REHYDRATE).at("/3/0");
		assertThat(offer.get(2).asInt()).isEqualTo(html.length());
		assertThat(offer.get(3).asLong()).isEqualTo(FakeComponent.hash(html));
	}

	private void join() {
		eval("""
				import("/live/live.js").then(({ room }) => {
				  window.events = []
				  window.lobby = room("lobby")
				  lobby.subscribe(event => events.push(event))
				})""");
	}

	private static Map<String, Object> member(String key, int number) {
		return Map.of("key", key, "metadata", Map.of("n", number));
	}

	private static String html(String text, String key) {
		return "<b>%s</b><div live-fragment=\"%s\"></div>".formatted(text, key);
	}

}
