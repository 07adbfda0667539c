package org.livespring.client;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CompositionTests extends AbstractClientTests {

	private static final String FORM = "<p>%s</p><input name=\"text\" live-model=\"text\">";

	@Test
	void componentIsNotPatchedWhileUserComposes() {
		FakeComponent component = this.server.open(FORM.formatted("1"));
		CDPSession input = compose("\u306B");
		this.server.push(component, FORM.formatted("2"));
		compose(input, "\u306B\u307B");
		assertThat(text("p")).isEqualTo("1");
		assertThat(this.server.rest()).isEmpty();
		commit(input, "\u65E5\u672C");
		assertThat(this.server.await(FakeServer.PROPERTY).get(4).get("text").asString()).isEqualTo("\u65E5\u672C");
		assertThat(text("p")).isEqualTo("2");
		assertThat(eval("document.activeElement.value")).isEqualTo("\u65E5\u672C");
	}

	@Test
	void otherComponentsArePatchedMeanwhile() {
		FakeComponent typed = new FakeComponent("c1", "thing", FORM.formatted("1"));
		FakeComponent other = new FakeComponent("c2", "other", "<i>1</i>");
		this.server.open(typed.host() + other.host(), typed, other);
		compose("\u306B");
		this.server.push(other, "<i>2</i>");
		assertThat(text("i")).isEqualTo("2");
	}

	@Test
	void compositionThatFollowsAnotherIsNotTouchedEither() {
		FakeComponent component = this.server.open(FORM.formatted("1"));
		eval("""
				for (const type of ["compositionstart", "compositionend", "compositionstart"]) {
					document.querySelector("input").dispatchEvent(new CompositionEvent(type, { bubbles: true }))
				}""");
		this.server.settle();
		this.server.push(component, FORM.formatted("2"));
		assertThat(text("p")).isEqualTo("1");
		eval("document.querySelector('input').dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))");
		this.server.settle();
		assertThat(text("p")).isEqualTo("2");
	}

	private CDPSession compose(String text) {
		$("input").focus();
		CDPSession input = this.page.context().newCDPSession(this.page);
		compose(input, text);
		return input;
	}

	private void compose(CDPSession input, String text) {
		JsonObject arguments = new JsonObject();
		arguments.addProperty("text", text);
		arguments.addProperty("selectionStart", text.length());
		arguments.addProperty("selectionEnd", text.length());
		input.send("Input.imeSetComposition", arguments);
	}

	private void commit(CDPSession input, String text) {
		JsonObject arguments = new JsonObject();
		arguments.addProperty("text", text);
		input.send("Input.insertText", arguments);
	}

}
