package org.livespring.client;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class UpdateTests extends AbstractClientTests {

	@Test
	void callCarriesSequenceAndPayload() {
		FakeComponent component = this.server.open("<button live-click=\"add\" live-value-by=\"2\">+</button><p></p>");
		this.server.push(component, "<button live-click=\"add\" live-value-by=\"2\">+</button><p>1</p>");
		$("button").click();
		JsonNode call = this.server.await(FakeServer.CALL);
		assertThat(call.toString()).isEqualTo("[4,%d,\"c1\",\"add\",1,{\"by\":\"2\"}]".formatted(call.get(1).asInt()));
	}

	@Test
	void answerCarriesUpdate() {
		FakeComponent component = this.server.open("<button live-click=\"add\">0</button>");
		$("button").click();
		this.server.answer(this.server.await(FakeServer.CALL), component, "<button live-click=\"add\">1</button>");
		assertThat(text("button")).isEqualTo("1");
	}

	@Test
	void gapAsksForWholeTexts() {
		FakeComponent component = this.server.open("<p>0</p>");
		component.lose("<p>1</p>");
		this.server.push(component, "<p>2</p>");
		assertThat(text("p")).isEqualTo("0");
		resync(component);
		assertThat(text("p")).isEqualTo("2");
		this.server.push(component, "<p>3</p>");
		assertThat(text("p")).isEqualTo("3");
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void updatesAreLeftOutWhileWholeTextsAreAwaited() {
		FakeComponent component = this.server.open("<p>0</p>");
		component.lose("<p>1</p>");
		this.server.push(component, "<p>2</p>");
		JsonNode request = this.server.await(FakeServer.RESYNC);
		this.server.push(component, "<p>3</p>");
		assertThat(this.server.rest()).isEmpty();
		answer(request, component);
		assertThat(text("p")).isEqualTo("3");
	}

	@Test
	void patchThatDoesNotFitAsksForWholeTexts() {
		FakeComponent component = this.server.open("<p>0</p>");
		List<@Nullable Object> update = component.update("<p>1</p>");
		update.set(1, Arrays.asList(0, 1000));
		this.server.update(component, update);
		assertThat(text("p")).isEqualTo("0");
		resync(component);
		assertThat(text("p")).isEqualTo("1");
	}

	@Test
	void updateThatIsKnownIsIgnored() {
		FakeComponent component = this.server.open("<p>0</p>");
		List<@Nullable Object> update = component.update("<p>1</p>");
		this.server.update(component, update);
		this.server.update(component, update);
		assertThat(text("p")).isEqualTo("1");
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void snapshotIsRebuiltAndHandedOverOnRequest() {
		FakeComponent component = this.server.open("<p>0</p>");
		this.server.push(component, "<p>1</p>");
		this.server.send(8, "c1");
		JsonNode offer = this.server.await(FakeServer.REHYDRATE).at("/3/0");
		assertThat(offer.get(0).asString()).isEqualTo(component.snapshotText());
		assertThat(offer.get(1).asString()).isEqualTo("tag-c1-1");
		assertThat(offer.get(2).asInt()).isEqualTo(component.html().length());
		assertThat(offer.get(3).asLong()).isEqualTo(FakeComponent.hash(component.html()));
	}

	@Test
	void stateUpdateChangesTheSnapshotOnly() {
		FakeComponent component = this.server.open("<p>0</p>");
		List<@Nullable Object> update = component.update(null);
		this.server.send(5, "c1", update.get(0), update.get(2), update.get(3));
		this.server.send(8, "c1");
		assertThat(this.server.await(FakeServer.REHYDRATE).at("/3/0/0").asString()).isEqualTo(component.snapshotText());
	}

	@Test
	void inlineScriptsOfUpdatesDoNotRun() {
		FakeComponent component = this.server.open("<p>0</p>");
		this.server.push(component,
				"<p>1</p><script>document.title = 'ran'</script><script src=\"/live/ran.js\"></script>");
		assertThat(text("p")).isEqualTo("1");
		assertThat(this.page.title()).isEqualTo("Test");
		assertThat(this.server.requests()).noneMatch((request) -> request.contains("ran"));
	}

	@Test
	void beforePatchCanBeCancelled() {
		FakeComponent component = this.server.open("<p>0</p>");
		eval("addEventListener('live:before-patch', event => event.detail.html.includes('1') && event.preventDefault())");
		this.server.push(component, "<p>1</p>");
		assertThat(text("p")).isEqualTo("0");
		this.server.push(component, "<p>2</p>");
		assertThat(text("p")).isEqualTo("2");
	}

	@Test
	void childrenAreFilledIntoTheirSlotsAndGoWithThem() {
		FakeComponent parent = this.server.open("<ul></ul>");
		FakeComponent child = new FakeComponent("a", "item", "<button live-click=\"done\">A</button>").in(parent, "a");
		this.server.update(parent, parent.update("<ul><li live-slot=\"a\"></li></ul>"), child.child());
		assertThat(text("li")).isEqualTo("A");
		$("button").click();
		assertThat(this.server.await(FakeServer.CALL).get(2).asString()).isEqualTo("a");
		this.server.push(parent, "<ul></ul><p>empty</p>");
		this.server.push(child, "<button>B</button>");
		assertThat(this.page.locator("button").count()).isZero();
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void childKeepsContentAndIdentityWhileParentRenders() {
		FakeComponent parent = new FakeComponent("p", "list",
				"<p>1</p><div class=\"x\" live-slot=\"a\"></div><div live-slot=\"b\"></div>");
		FakeComponent a = new FakeComponent("a", "item", "<input name=\"text\">A").in(parent, "a");
		FakeComponent b = new FakeComponent("b", "item", "<input name=\"text\">B").in(parent, "b");
		this.server.open(parent.host(a, b), parent, a, b);
		$("[live-slot=a] input").fill("typed");
		eval("window.input = document.querySelector('[live-slot=a] input')");
		this.server.push(parent,
				"<h1>2</h1><div live-slot=\"b\"></div><section><div live-slot=\"a\" class=\"y\"></div></section>");
		assertThat(text("section")).isEqualTo("A");
		assertThat(eval("document.querySelector('section input') === input && input.value")).isEqualTo("typed");
		assertThat(eval("input.parentElement.className + input.parentElement.getAttribute('live-id')")).isEqualTo("ya");
		this.server.push(a, "<input name=\"text\">A2");
		assertThat(text("section")).isEqualTo("A2");
	}

	@Test
	void childMovesAlongWhenItsSlotBecomesAnotherElement() {
		FakeComponent parent = new FakeComponent("p", "list", "<div live-slot=\"a\"></div>");
		FakeComponent child = new FakeComponent("a", "item", "<b>A</b>").in(parent, "a");
		this.server.open(parent.host(child), parent, child);
		this.server.push(parent, "<section live-slot=\"a\"></section>");
		this.server.push(child, "<b>B</b>");
		assertThat(text("section")).isEqualTo("B");
		assertThat(this.server.rest()).isEmpty();
	}

	private void resync(FakeComponent component) {
		JsonNode request = this.server.await(FakeServer.RESYNC);
		assertThat(request.get(2).asString()).isEqualTo("c1");
		answer(request, component);
	}

	private void answer(JsonNode request, FakeComponent component) {
		this.server.answerWhole(request, component);
	}

}
