package org.livespring.client;

import java.util.Map;

import com.microsoft.playwright.TimeoutError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages that a browser dropped and that come back. */
class KeepTests extends AbstractClientTests {

	private static final String HTML = "<p>%s</p><form><input name=\"a\"><input type=\"password\" name=\"secret\"></form>"
			+ "<button live-click=\"add\">+</button>";

	private static final String DRAFT = "<p>%s</p><form live-submit=\"save\" live-validate><input name=\"a\"><input name=\"checked\">"
			+ "<input type=\"password\" name=\"secret\"></form><input name=\"model\" live-model=\"model\">";

	@Test
	void discardedPageGoesOnWhereItWas() {
		this.page.addInitScript("Object.defineProperty(document, 'wasDiscarded', { value: true })");
		FakeComponent component = this.server.open(HTML.formatted("old"));
		this.server.push(component, HTML.formatted("newest"));
		$("[name=a]").fill("typed");
		$("[name=secret]").fill("secret");
		hide();
		FakeComponent fresh = fresh("ada");
		this.page.reload();
		JsonNode offer = this.server.await(FakeServer.REHYDRATE).at("/3/0");
		assertThat(offer.get(0).asString()).isEqualTo(component.snapshotText());
		assertThat(offer.get(1).asString()).isEqualTo(component.tag());
		assertThat(offer.get(3).asLong()).isEqualTo(FakeComponent.hash(component.html()));
		assertThat(text("p")).isEqualTo("newest");
		assertThat(eval("document.querySelector('[name=a]').value")).isEqualTo("typed");
		assertThat(eval("document.querySelector('[name=secret]').value")).isEqualTo("");
		this.server.settle();
		this.server.push(component, HTML.formatted("newer"));
		assertThat(text("p")).isEqualTo("newer");
		assertThat(eval("document.querySelector('[name=a]').value")).isEqualTo("typed");
		$("button").click();
		assertThat(this.server.await(FakeServer.CALL).get(2).asString()).isEqualTo("c1").isNotEqualTo(fresh.id);
	}

	@Test
	void pageThatTheUserGoesBackToGoesOnWhereItWas() {
		FakeComponent component = this.server.open(HTML.formatted("old"));
		$("p").click();
		this.server.awaitPart("keep");
		this.server.push(component, HTML.formatted("newest"));
		this.server.body("<b>Elsewhere</b>").navigate("/elsewhere");
		fresh("ada");
		this.page.goBack();
		assertThat(this.server.await(FakeServer.REHYDRATE).at("/3/0/0").asString()).isEqualTo(component.snapshotText());
		assertThat(text("p")).isEqualTo("newest");
	}

	@Test
	void childrenComeBackWithTheirParents() {
		this.page.addInitScript("Object.defineProperty(document, 'wasDiscarded', { value: true })");
		FakeComponent parent = new FakeComponent("p", "list", "<b>1</b><div live-slot=\"a\"></div>");
		FakeComponent child = new FakeComponent("a", "item", "<input name=\"x\"><i>1</i>").in(parent, "a");
		this.server.open(parent.host(child), parent, child);
		this.server.push(child, "<input name=\"x\"><i>2</i>");
		$("input").fill("typed");
		hide();
		FakeComponent parent2 = new FakeComponent("p2", "list", parent.html());
		FakeComponent child2 = new FakeComponent("a2", "item", "<input name=\"x\"><i>1</i>").in(parent2, "a");
		this.server.body(parent2.host(child2));
		this.page.reload();
		JsonNode offers = this.server.await(FakeServer.REHYDRATE).get(3);
		assertThat(offers.at("/0/0").asString()).isEqualTo(parent.snapshotText());
		assertThat(offers.at("/1/0").asString()).isEqualTo(child.snapshotText());
		assertThat(text("i")).isEqualTo("2");
		assertThat(eval("document.querySelector('input').value")).isEqualTo("typed");
		this.server.settle();
		this.server.push(child, "<input name=\"x\"><i>3</i>");
		assertThat(text("i")).isEqualTo("3");
	}

	@Test
	void newPageIsTakenWhereTheUserChanged() {
		this.page.addInitScript("Object.defineProperty(document, 'wasDiscarded', { value: true })");
		this.server.open(HTML.formatted("old"));
		$("[name=a]").fill("typed");
		hide();
		FakeComponent fresh = fresh("bob");
		this.page.reload();
		assertThat(this.server.await(FakeServer.REHYDRATE).at("/3/0/0").asString()).isEqualTo(fresh.snapshotText());
		assertThat(text("p")).isEqualTo("fresh");
		assertThat(eval("document.querySelector('[name=a]').value")).isEqualTo("");
		assertThat(eval("sessionStorage.length")).isEqualTo(0);
	}

	@Test
	void newPageIsTakenWithoutAWordWhereTheServerRefuses() {
		this.page.addInitScript("Object.defineProperty(document, 'wasDiscarded', { value: true })");
		this.server.open(HTML.formatted("old"));
		$("[name=a]").fill("typed");
		hide();
		FakeComponent fresh = fresh("ada");
		this.server.adopt((id) -> id.equals("c1") ? Map.of("code", "EXPIRED_STATE") : id);
		this.page.reload();
		this.server.await(FakeServer.REHYDRATE);
		assertThat(this.server.await(FakeServer.REHYDRATE).at("/3/0/0").asString()).isEqualTo(fresh.snapshotText());
		assertThat(text("p")).isEqualTo("fresh");
		assertThat(eval("document.querySelector('[name=a]').value")).isEqualTo("typed");
		assertThat(this.server.requests()).containsExactly("/", "/");
		assertThat(this.page.locator(".live-notices *").count()).isZero();
	}

	@Test
	void deliberateReloadStartsAnew() {
		this.server.open(HTML.formatted("old"));
		FakeComponent fresh = fresh("ada");
		this.page.reload();
		this.page.waitForSelector("text=fresh");
		assertThat(this.server.await(FakeServer.REHYDRATE).at("/3/0/0").asString()).isEqualTo(fresh.snapshotText());
	}

	@Test
	void componentMayOutliveADeliberateReload() {
		FakeComponent component = new FakeComponent("c1", "thing", HTML.formatted("old"));
		this.server.open(keeping(component, ""), component);
		this.server.awaitPart("keep");
		this.server.push(component, HTML.formatted("newest"));
		this.server.body(keeping(fresh("ada"), ""));
		this.page.reload();
		assertThat(this.server.await(FakeServer.REHYDRATE).at("/3/0/0").asString()).isEqualTo(component.snapshotText());
		assertThat(text("p")).isEqualTo("newest");
	}

	@Test
	void componentMayAskNotToBeKept() {
		FakeComponent component = new FakeComponent("c1", "thing", HTML.formatted("old"));
		this.server.open(keeping(component, "off"), component);
		hide();
		assertThat((String) eval("Object.values(sessionStorage).join()")).doesNotContain("old");
	}

	@Test
	void largePageIsNotKept() {
		FakeComponent component = this.server.open("<p>old</p>");
		$("p").click();
		this.server.push(component, "<p>" + "x".repeat(1_100_000) + "</p>");
		hide();
		assertThat(eval("sessionStorage.length")).isEqualTo(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "pagehide", "freeze" })
	void pageIsKeptWhenItSleeps(String event) {
		this.server.open(HTML.formatted("old"));
		$("p").click();
		this.server.awaitPart("keep");
		eval("(/page/.test('%1$s') ? window : document).dispatchEvent(new Event('%1$s'))".formatted(event));
		assertThat(eval("Object.keys(sessionStorage).join()")).isEqualTo("live:" + this.server.url("/"));
	}

	@Test
	void draftWaitsForTheLoginOfItsUser() {
		openDraft();
		endLogin();
		this.server.redirect(null).body(fresh("").host()).navigate("/");
		this.server.await(FakeServer.REHYDRATE);
		assertThat(value()).isEqualTo("");
		logIn("ada");
		assertThat(value()).isEqualTo("typed");
		assertThat(eval("document.querySelector('[name=checked]').value")).isEqualTo("validated");
		assertThat(eval("document.querySelector('[name=secret]').value")).isEqualTo("");
		assertThat(text("p")).isEqualTo("fresh");
		nothingIsKept();
		assertThat(this.server.await(FakeServer.PROPERTY).get(4).get("model").asString()).isEqualTo("written");
	}

	@Test
	void draftIsNotForAnotherUser() {
		openDraft();
		endLogin();
		logIn("bob");
		assertThat(value()).isEqualTo("");
		assertThat(text(".live-notices [role=status]")).isEqualTo("Another user has logged in. The page starts anew.");
		assertThat(eval("sessionStorage.length")).isEqualTo(0);
		logIn("ada");
		assertThat(value()).isEqualTo("");
	}

	/** The draft of a user whose login ended, and a page that was left. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatAnotherUserLeftIsGoneOnAnyPage(boolean draft) {
		openDraft();
		if (draft) {
			endLogin();
		}
		else {
			hide();
		}
		assertThat((String) eval("Object.values(sessionStorage).join()")).contains("typed");
		FakeComponent other = new FakeComponent("c8", "other", "<p>Board</p>").user("bob");
		this.server.redirect(null).adopt((id) -> id);
		this.server.add(other);
		this.server.body(other.host()).navigate("/board");
		nothingIsKept();
	}

	@Test
	void whatAUserLeftOnAPageIsGoneWhereNobodyIsLoggedIn() {
		openDraft();
		hide();
		FakeComponent other = new FakeComponent("c8", "other", "<p>Board</p>").user("");
		this.server.add(other);
		this.server.body(other.host()).navigate("/board");
		nothingIsKept();
	}

	@Test
	void whatTheUserLeftStaysOnOtherPages() {
		openDraft();
		hide();
		FakeComponent other = new FakeComponent("c8", "other", "<p>Board</p>").user("ada");
		this.server.add(other);
		this.server.body(other.host()).navigate("/board");
		this.server.awaitPart("keep");
		assertThat((String) eval("Object.values(sessionStorage).join()")).contains("typed");
	}

	@Test
	void draftWaitsWhereARefusedComponentFindsTheLoginInPlaceOfThePage() {
		openDraft();
		this.server.redirect("/login").body("<b>Login</b>").adopt((id) -> Map.of("code", "INVALID_STATE"));
		this.server.disconnect(1006);
		this.page.waitForURL("**/login");
		logIn("ada");
		assertThat(value()).isEqualTo("typed");
	}

	private void openDraft() {
		FakeComponent component = this.server.open(DRAFT.formatted("old"));
		$("[name=model]").fill("written");
		JsonNode write = this.server.await(FakeServer.PROPERTY);
		this.server.answer(write, component, DRAFT.formatted("old"));
		$("[name=checked]").fill("validated");
		$("[name=secret]").fill("secret");
		this.server.answer(this.server.await(FakeServer.CALL), component, DRAFT.formatted("older"));
		$("[name=a]").fill("typed");
		this.server.awaitPart("keep");
	}

	private void endLogin() {
		this.server.redirect("/login").body("<b>Login</b>").disconnect(4100);
		this.page.waitForURL("**/login");
	}

	private void logIn(String user) {
		this.server.adopt((id) -> id);
		this.server.redirect(null);
		fresh(DRAFT, user);
		this.server.navigate("/?continue");
		this.server.await(FakeServer.REHYDRATE);
		this.server.settle();
	}

	private Object value() {
		return eval("document.querySelector('[name=a]').value");
	}

	private void nothingIsKept() {
		try {
			this.page
				.waitForCondition(() -> !((String) eval("Object.values(sessionStorage).join()")).contains("typed"));
		}
		catch (TimeoutError ex) {
			throw new AssertionError((String) eval("JSON.stringify(sessionStorage)"), ex);
		}
	}

	private void hide() {
		this.server.awaitPart("keep");
		eval("""
				Object.defineProperty(document, "visibilityState", { value: "hidden" })
				document.dispatchEvent(new Event("visibilitychange"))""");
	}

	private FakeComponent fresh(String user) {
		return fresh(HTML, user);
	}

	private FakeComponent fresh(String html, String user) {
		this.server.take();
		FakeComponent fresh = new FakeComponent("c9", "thing", html.formatted("fresh")).user(user);
		this.server.add(fresh);
		this.server.body(fresh.host());
		return fresh;
	}

	private static String keeping(FakeComponent component, String value) {
		return component.host().replaceFirst("<div", "<div live-keep=\"" + value + "\"");
	}

}
