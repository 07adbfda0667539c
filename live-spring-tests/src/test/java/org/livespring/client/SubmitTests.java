package org.livespring.client;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A form is sent once, however its user insists. */
class SubmitTests extends AbstractClientTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "<button>Save</button>", "<input type=\"submit\">",
			"<input type=\"image\" alt=\"Save\" src=\"/live/session\">", "<button type=\"button\">No</button>" })
	void formIsNotSentWhileItsCallIsUnderWay(String button) {
		String html = "<p>%s</p><form live-submit=\"save\"><input name=\"a\">" + button + "</form>";
		FakeComponent component = this.server.open(html.formatted(""));
		$("[name=a]").focus();
		this.page.keyboard().type("x");
		submit();
		JsonNode call = this.server.await(FakeServer.CALL);
		submit();
		eval("document.forms[0].requestSubmit()");
		assertThat(this.server.rest()).isEmpty();
		assertThat(this.page.url()).endsWith("/");
		this.server.answer(call, component, html.formatted("Saved"));
		eval("document.forms[0].requestSubmit()");
		this.server.fail(this.server.await(FakeServer.CALL), "ACTION_FAILED");
		eval("document.forms[0].requestSubmit()");
		this.server.await(FakeServer.CALL);
	}

	@Test
	void doubleClickOnAnImageSendsOnce() {
		this.server.open("<form live-submit=\"save\"><input type=\"image\" alt=\"Save\" src=\"/live/session\"></form>");
		$("input").dblclick();
		this.server.await(FakeServer.CALL);
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void callOfAnotherEventDoesNotKeepAFormFromBeingSent() {
		this.server.open("<form live-submit=\"save\" live-change=\"look\"><input name=\"a\"></form>");
		$("[name=a]").fill("x");
		this.page.keyboard().press("Enter");
		assertThat(this.server.await(FakeServer.CALL).get(3).asString()).isEqualTo("look");
		assertThat(this.server.await(FakeServer.CALL).get(3).asString()).isEqualTo("save");
	}

	@Test
	void clientTakesOverFromTheMethodThatSendsNothing() {
		String html = "<form live-submit=\"save\"><input name=\"a\"></form>";
		FakeComponent component = new FakeComponent("c1", "thing", html);
		this.server.add(component);
		this.server.body(component.host().replace("<form", "<form method=\"dialog\"")).navigate("/");
		JsonNode offer = this.server.await(FakeServer.REHYDRATE).at("/3/0");
		assertThat(offer.get(3).asLong()).isEqualTo(FakeComponent.hash(html));
		this.server.settle();
		this.server.push(component, html + "<p>New</p>");
		assertThat(eval("document.forms[0].outerHTML")).isEqualTo(html);
	}

	private void submit() {
		this.page.keyboard().press("Enter");
	}

}
