package org.livespring.client;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class AdoptionTests extends AbstractClientTests {

	@Test
	void pageWithoutComponentsOpensNoSocket() {
		this.server.body("<p>Plain</p>").navigate("/");
		this.server.settle();
		assertThat(this.server.connections()).isZero();
	}

	@Test
	void componentsAreHandedOverInOneFrameParentsFirst() {
		FakeComponent parent = new FakeComponent("p", "list", "<b>List</b><div live-slot=\"a\"></div>");
		FakeComponent child = new FakeComponent("a", "item", "<i>Item</i>").in(parent, "a");
		FakeComponent other = new FakeComponent("o", "other", "<p>1 &lt; 2</p>");
		this.server.add(parent, child, other);
		this.server.body(parent.host(child) + other.host());
		this.server.navigate("/");
		JsonNode frame = this.server.await(FakeServer.REHYDRATE);
		assertThat(frame.get(2).asString()).matches("[\\w-]{10,32}");
		JsonNode entries = frame.get(3);
		assertThat(Stream.of(parent, child, other).map(FakeComponent::snapshotText)).containsExactly(
				entries.get(0).get(0).asString(), entries.get(1).get(0).asString(), entries.get(2).get(0).asString());
		assertThat(entries.get(0).get(1).asString()).isEqualTo("tag-p-0");
		assertThat(entries.get(0).get(2).asInt()).isEqualTo(parent.html().length());
		assertThat(entries.get(0).get(3).asLong()).isEqualTo(FakeComponent.hash(parent.html()));
		assertThat(this.server.rest()).isEmpty();
		assertThat(this.page.locator("script[type='application/live']").count()).isZero();
		assertThat(eval("document.querySelector('[data-component=list]').getAttribute('live-id')")).isEqualTo("p");
		assertThat(eval("document.documentElement.getAttribute('live-state')")).isEqualTo("connected");
	}

	@Test
	void whatIsLargerThanAMessageIsHandedOverInSeveral() {
		FakeComponent[] components = IntStream.range(0, 7)
			.mapToObj((i) -> new FakeComponent("c" + i, "thing", "<p>One</p>"))
			.toArray(FakeComponent[]::new);
		int size = 2 * components[0].snapshotText().length() + 200;
		this.server.messageSize(size)
			.body(Stream.of(components).map((component) -> component.host()).collect(Collectors.joining()));
		this.server.add(components);
		this.server.navigate("/");
		List<String> offered = new ArrayList<>();
		while (offered.size() < components.length) {
			JsonNode frame = this.server.await(FakeServer.REHYDRATE);
			assertThat(frame.toString()).hasSizeLessThanOrEqualTo(size);
			frame.get(3).forEach((offer) -> offered.add(offer.get(0).asString()));
		}
		assertThat(offered)
			.containsExactly(Stream.of(components).map(FakeComponent::snapshotText).toArray(String[]::new));
		this.server.push(components[6], "<p>Two</p>");
		assertThat(this.page.locator("p").allTextContents()).last().isEqualTo("Two");
	}

	@Test
	void firstUpdateOfConfirmedTextIsDelta() {
		FakeComponent component = this.server.open("<p>Count: <b>1</b></p>");
		assertThat(component.known).isTrue();
		this.server.push(component, "<p>Count: <b>2</b></p>");
		assertThat(text("b")).isEqualTo("2");
	}

	@Test
	void firstUpdateOfOtherTextIsWhole() {
		FakeComponent component = this.server.open("<P class='a'>Count: <b>1</b></P>");
		assertThat(component.known).isFalse();
		this.server.push(component, "<P class='a'>Count: <b>2</b></P>");
		assertThat(text("b")).isEqualTo("2");
		this.server.push(component, "<P class='a'>Count: <b>33</b></P>");
		assertThat(text("b")).isEqualTo("33");
	}

	@Test
	void componentThatAppearsLaterIsAdopted() {
		this.server.open("<p>One</p>");
		FakeComponent later = new FakeComponent("c2", "thing", "<p>Two</p>");
		this.page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", later.host());
		JsonNode frame = this.server.await(FakeServer.REHYDRATE);
		assertThat(frame.get(3)).hasSize(1);
		assertThat(frame.get(3).get(0).get(0).asString()).isEqualTo(later.snapshotText());
	}

	@Test
	void hostRemovedByScriptIsUnmounted() {
		this.server.open("<p>One</p>");
		eval("document.querySelector('[live-id]').remove()");
		assertThat(this.server.await(FakeServer.UNMOUNT).get(2).asString()).isEqualTo("c1");
	}

	@Test
	void clickBeforeAdoptionWaitsForIt() {
		this.server.silent(true);
		FakeComponent component = new FakeComponent("c1", "thing", "<button live-click=\"add\">+</button>");
		this.server.add(component);
		this.server.body(component.host()).navigate("/");
		$("button").click();
		this.server.awaitConnections(1);
		assertThat(this.server.rest()).isEmpty();
		this.server.silent(false);
		this.server.send(1, 1, 600, 50);
		assertThat(this.server.await(FakeServer.CALL).get(3).asString()).isEqualTo("add");
	}

	@Test
	void requestsAreNumberedAboveActionsOfSnapshots() {
		FakeComponent component = new FakeComponent("c1", "thing", "<button live-click=\"add\">+</button>");
		component.done(41);
		this.server.open(component.host(), component);
		$("button").click();
		assertThat(this.server.await(FakeServer.CALL).get(1).asInt()).isGreaterThan(41);
	}

	@Test
	void framesOfMountAreHandledAtStart() {
		FakeComponent component = new FakeComponent("c1", "thing", "<p></p>")
			.frames("[[9,\"c1\",\"live:title\",\"Hello\"]]");
		this.server.open(component.host(), component);
		assertThat(this.page.title()).isEqualTo("Hello");
	}

	@Test
	void batchesAreAsLargeAsTheServerAllows() {
		FakeComponent[] components = IntStream.range(0, 120)
			.mapToObj((i) -> new FakeComponent("c" + i, "thing", "<p>" + i + "</p>"))
			.toArray(FakeComponent[]::new);
		this.server.open(Stream.of(components).map(FakeComponent::host).collect(Collectors.joining()), components);
		assertThat(this.server.await(FakeServer.REHYDRATE).get(3)).hasSize(50);
		assertThat(this.server.await(FakeServer.REHYDRATE).get(3)).hasSize(20);
	}

}
