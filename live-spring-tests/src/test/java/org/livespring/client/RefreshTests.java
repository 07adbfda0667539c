package org.livespring.client;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class RefreshTests extends AbstractClientTests {

	private static final String HTML = "<p>%s</p><input name=\"a\"><button live-click=\"add\">+</button>";

	@ParameterizedTest
	@ValueSource(strings = { "INVALID_STATE", "EXPIRED_STATE", "STALE_STATE", "ACCESS_DENIED" })
	void refusedComponentIsRenewedFromThePage(String code) {
		this.server.open(HTML.formatted("old"));
		$("input").fill("typed");
		FakeComponent fresh = renew(code);
		assertThat(this.server.await(FakeServer.REHYDRATE).at("/3/0/0").asString()).isEqualTo(fresh.snapshotText());
		assertThat(text("p")).isEqualTo("fresh");
		assertThat(eval("document.activeElement.value")).isEqualTo("typed");
		assertThat(this.server.requests()).containsExactly("/", "/");
		this.server.settle();
		this.server.push(fresh, HTML.formatted("newer"));
		assertThat(text("p")).isEqualTo("newer");
		assertThat(this.page.locator("[role=alert]").count()).isZero();
	}

	@Test
	void stateThatNoNodeReadsIsGivenUp() {
		this.server.open(HTML.formatted("old"));
		FakeComponent fresh = new FakeComponent("c9", "thing", HTML.formatted("fresh"));
		this.server.body(fresh.host()).adopt((id) -> id.equals("c1") ? Map.of("code", "ELSEWHERE") : id);
		this.server.disconnect(1012);
		this.page.waitForCondition(() -> "fresh".equals(text("p")));
		assertThat(this.server.connections()).isBetween(6, 8);
		assertThat(this.page.locator("[role=alert]").count()).isZero();
	}

	@Test
	void clickThatWaitedGoesToTheRenewedComponent() {
		this.server.open(HTML.formatted("old"));
		this.server.silent(true);
		this.server.disconnect(1001);
		awaitLoss();
		$("button").click();
		this.server.awaitConnections(2);
		this.server.silent(false);
		refuse("EXPIRED_STATE");
		this.server.send(1, 1, 600, 50);
		assertThat(this.server.await(FakeServer.CALL).get(2).asString()).isEqualTo("c9");
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void sameComponentAmongSeveralIsFoundByItsPlace() {
		FakeComponent one = new FakeComponent("a1", "thing", "<p>1</p>");
		FakeComponent two = new FakeComponent("a2", "thing", "<p>2</p>");
		this.server.open(one.host() + "<hr>" + two.host(), one, two);
		this.server.adopt((id) -> id.equals("a2") ? Map.of("code", "STALE_STATE") : id);
		this.server.body(new FakeComponent("b0", "other", "<p>0</p>").host()
				+ new FakeComponent("b1", "thing", "<p>new 1</p>").host()
				+ new FakeComponent("b2", "thing", "<p>new 2</p>").host());
		this.server.disconnect(1012);
		this.server.await(FakeServer.REHYDRATE);
		assertThat(this.server.await(FakeServer.REHYDRATE).at("/3/0/0").asString()).contains("b2");
		assertThat(eval("[...document.querySelectorAll('p')].map(each => each.textContent).join()"))
			.isEqualTo("1,new 2");
	}

	@Test
	void childrenAreRenewedWithTheirParent() {
		FakeComponent parent = new FakeComponent("p", "list", "<b>old</b><div live-slot=\"a\"></div>");
		FakeComponent child = new FakeComponent("a", "item", "<i>old</i><input name=\"x\">").in(parent, "a");
		this.server.open(parent.host(child), parent, child);
		$("input").fill("typed");
		this.server.adopt((id) -> id.equals("a") ? Map.of("code", "INVALID_STATE") : id);
		FakeComponent parent2 = new FakeComponent("p2", "list", "<b>new</b><div live-slot=\"a\"></div>");
		FakeComponent child2 = new FakeComponent("a2", "item", "<i>new</i><input name=\"x\">").in(parent2, "a");
		this.server.add(parent2, child2);
		this.server.body(parent2.host(child2));
		this.server.disconnect(1012);
		this.server.await(FakeServer.REHYDRATE);
		JsonNode frame = this.server.await(FakeServer.REHYDRATE);
		assertThat(frame.get(3)).hasSize(2);
		assertThat(text("b") + text("i")).isEqualTo("newnew");
		assertThat(eval("document.querySelector('input').value")).isEqualTo("typed");
		this.server.settle();
		this.server.push(child2, "<i>newer</i><input name=\"x\">");
		assertThat(text("i")).isEqualTo("newer");
	}

	@Test
	void pageThatCannotBeFetchedIsTriedAgainAndItShows() {
		this.server.open(HTML.formatted("old"));
		refuse("EXPIRED_STATE");
		this.server.body(null);
		this.server.disconnect(1012);
		this.page.waitForSelector("[role=alert]");
		assertThat(text("p")).isEqualTo("old");
		this.server.body("<p>Not here</p>");
		this.page.waitForCondition(() -> this.server.requests().size() >= 4);
		this.server.body(fresh().host());
		this.page.waitForSelector("text=fresh");
	}

	@ParameterizedTest
	@ValueSource(ints = { 404, 410, 500 })
	void pageOfAnErrorIsRenewedLikeAnyOther(int status) {
		this.server.pageStatus(status);
		this.server.open(HTML.formatted("old"));
		$("input").fill("typed");
		FakeComponent fresh = renew("EXPIRED_STATE");
		assertThat(this.server.await(FakeServer.REHYDRATE).at("/3/0/0").asString()).isEqualTo(fresh.snapshotText());
		assertThat(text("p")).isEqualTo("fresh");
		assertThat(eval("document.activeElement.value")).isEqualTo("typed");
		assertThat(this.page.locator("[role=alert]").count()).isZero();
	}

	@Test
	void pageIsNotRenewedByOneOfAnErrorThatHasSomeOfItsComponents() {
		FakeComponent one = new FakeComponent("a1", "thing", "<p>old</p>");
		FakeComponent two = new FakeComponent("a2", "other", "<i>old</i>");
		this.server.open(one.host() + two.host(), one, two);
		this.server.adopt((id) -> id.equals("a1") ? Map.of("code", "EXPIRED_STATE") : id);
		this.server.body(new FakeComponent("b1", "thing", "<p>error</p>").host()).pageStatus(500);
		this.server.disconnect(1012);
		this.page.waitForSelector("[role=alert]");
		assertThat(text("p")).isEqualTo("old");
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 403 })
	void pageThatIsNotForItsUserAnyMoreIsLoadedAnew(int status) {
		this.server.open(HTML.formatted("old"));
		refuse("ACCESS_DENIED");
		this.server.refusePages(status);
		this.server.disconnect(1012);
		this.page.waitForSelector("text=No entry");
		assertThat($("button").count()).isZero();
	}

	@Test
	void pageOfAnotherUserIsLoadedAnewWithoutWhatWasTyped() {
		FakeComponent component = new FakeComponent("c1", "thing", HTML.formatted("ada's")).user("ada");
		this.server.open(component.host(), component);
		$("input").fill("secret of ada");
		this.server.awaitPart("keep");
		FakeComponent fresh = new FakeComponent("c9", "thing", HTML.formatted("bob's")).user("bob");
		this.server.add(fresh);
		this.server.body(fresh.host()).adopt((id) -> id.equals("c1") ? Map.of("code", "INVALID_STATE") : id);
		this.server.disconnect(1012);
		this.page.waitForSelector("text=bob's");
		assertThat($("input").inputValue()).isEmpty();
		this.page.waitForSelector("[role=status]:has-text('Another user has logged in')");
		assertThat(eval("sessionStorage.length")).isEqualTo(0);
	}

	@Test
	void pageThatLeadsToALoginNowIsLoadedAnew() {
		this.server.open(HTML.formatted("old"));
		refuse("INVALID_STATE");
		this.server.body("<p>Log in</p>").redirect("/login");
		this.server.disconnect(1012);
		this.page.waitForURL("**/login");
		assertThat(text("p")).isEqualTo("Log in");
	}

	@Test
	void pageThatHasNoSuchComponentForItsUserAnyMoreIsLoadedAnew() {
		this.server.open(HTML.formatted("old"));
		refuse("ACCESS_DENIED");
		this.server.body("<p>Without it</p>");
		this.server.disconnect(1012);
		this.page.waitForSelector("text=Without it");
		assertThat($("[role=alert]").count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "INVALID_STATE", "ACCESS_DENIED" })
	void whatIsRefusedAgainAndAgainIsRenewedLessAndLessOftenAndItShows(String code) {
		this.server.open(HTML.formatted("old"));
		int[] pages = { 0 };
		this.server.adopt((id) -> {
			this.server.body(new FakeComponent("fresh" + pages[0]++, "thing", HTML.formatted("fresh")).host());
			return Map.of("code", code);
		});
		double start = now();
		this.server.disconnect(1012);
		this.page.waitForSelector("[role=alert]");
		this.page.waitForCondition(() -> this.server.requests().size() >= 5);
		assertThat(now() - start).isGreaterThan(340);
		this.server.adopt((id) -> id);
		this.server.await(FakeServer.REHYDRATE);
		this.server.settle();
		this.server.take();
		$("button").click();
		this.server.await(FakeServer.CALL);
	}

	/** Milliseconds, which come as an integer where they are whole. */
	private double now() {
		return ((Number) eval("performance.now()")).doubleValue();
	}

	private FakeComponent renew(String code) {
		FakeComponent fresh = refuse(code);
		this.server.disconnect(1012);
		this.server.await(FakeServer.REHYDRATE);
		return fresh;
	}

	private FakeComponent refuse(String code) {
		this.server.adopt((id) -> id.equals("c1") ? Map.of("code", code) : id);
		FakeComponent fresh = fresh();
		this.server.add(fresh);
		this.server.body(fresh.host());
		return fresh;
	}

	private static FakeComponent fresh() {
		return new FakeComponent("c9", "thing", HTML.formatted("fresh"));
	}

}
