package org.livespring.client;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NavigationTests extends AbstractClientTests {

	@ParameterizedTest
	@CsvSource({ "push,2", "replace,1" })
	void queryOfComponentIsChangedAndOthersStay(String mode, int entries) {
		open("/?a=1&q=old&q=older&b=2#top");
		int before = (int) eval("history.length");
		this.server.send(10, "c1", "?q=new&page=3", mode);
		this.server.settle();
		assertThat(this.page.url()).endsWith("/?a=1&b=2&q=new&page=3#top");
		assertThat((int) eval("history.length") - before + 1).isEqualTo(entries);
	}

	@Test
	void emptyQueryDropsParameters() {
		open("/?q=old");
		this.server.send(10, "c1", "", "replace");
		this.server.settle();
		assertThat(this.page.url()).endsWith("/");
	}

	@Test
	void backAndForwardSendParametersOfTheUrl() {
		open("/?a=1");
		this.server.send(10, "c1", "?q=x&q=y", "push");
		this.server.settle();
		this.page.goBack();
		assertThat(this.server.await(FakeServer.PROPERTY)).hasToString(query(2, "{\"q\":[],\"page\":[]}"));
		this.page.goForward();
		assertThat(this.server.await(FakeServer.PROPERTY)).hasToString(query(3, "{\"q\":[\"x\",\"y\"],\"page\":[]}"));
	}

	@Test
	void goingBackChangesTheFieldInWhichTheUserTyped() {
		String html = "<input live-model=\"q\" value=\"%s\">";
		FakeComponent component = new FakeComponent("c1", "thing", html.formatted("old")).query("q");
		this.server.add(component);
		this.server.body(component.host()).navigate("/?q=old");
		this.server.await(FakeServer.REHYDRATE);
		$("input").fill("new");
		this.server.answer(this.server.await(FakeServer.PROPERTY), component, html.formatted("new"));
		this.server.send(10, "c1", "?q=new", "push");
		this.server.settle();
		this.page.goBack();
		this.server.answer(this.server.await(FakeServer.PROPERTY), component, html.formatted("old"));
		assertThat($("input").inputValue()).isEqualTo("old");
	}

	@Test
	void fragmentIsNoChangeOfTheQuery() {
		open("/?q=1");
		eval("location.hash = 'x'");
		this.page.goBack();
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void assignLoadsAnotherPage() {
		open("/");
		this.server.body("<p>Other</p>");
		this.server.send(10, "c1", "/other?x=1", "assign");
		this.page.waitForSelector("text=Other");
		assertThat(this.page.url()).endsWith("/other?x=1");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "javascript:document.title='ran'", "data:text/html,x", "\tjavascript:document.title='ran'" })
	void assignLoadsPagesOnly(String url) {
		open("/");
		this.server.send(10, "c1", url, "assign");
		this.server.settle();
		assertThat(this.page.title()).isEqualTo("Test");
		assertThat(this.page.url()).endsWith("/");
	}

	/**
	 * Not as values: the server would answer with the URL that the page has already left.
	 */
	private static String query(int request, String parameters) {
		return "[5,%s,\"c1\",0,null,%s]".formatted(request, parameters);
	}

	private void open(String path) {
		FakeComponent component = new FakeComponent("c1", "thing", "<p></p>").query("q page");
		this.server.add(component);
		this.server.body(component.host()).navigate(path);
		this.server.await(FakeServer.REHYDRATE);
		this.server.settle();
	}

}
