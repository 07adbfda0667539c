package org.livespring.client;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Questions that an element asks before it calls its action. */
class ConfirmTests extends AbstractClientTests {

	private static final String BUTTON = "<button id=\"drop\" live-click=\"drop\" live-confirm=\"Drop &lt;all&gt;?\">Drop</button>";

	@Test
	void noCallsNothingAndYesCalls() {
		this.server.open(BUTTON);
		$("#drop").click();
		assertThat(dialog().locator("p")).hasText("Drop <all>?");
		assertThat(dialog()).hasRole(AriaRole.ALERTDIALOG);
		dialog().getByText("Cancel").click();
		assertThat(dialog()).hasCount(0);
		assertThat($("#drop")).isFocused();
		assertThat(this.server.rest()).isEmpty();
		$("#drop").click();
		assertThat(this.server.rest()).isEmpty();
		dialog().getByText("OK").click();
		assertThat(this.server.await(FakeServer.CALL).get(3).asString()).isEqualTo("drop");
		assertThat(dialog()).hasCount(0);
		assertThat($("#drop")).isFocused();
	}

	@ParameterizedTest
	@CsvSource({ "Escape,0", "Enter,0", "Tab Enter,1", "Tab Space,1", "Tab Tab Escape,0" })
	void keysAnswer(String keys, int calls) {
		this.server.open(BUTTON);
		$("#drop").focus();
		this.page.keyboard().press("Enter");
		dialog().waitFor();
		for (String key : keys.split(" ")) {
			this.page.keyboard().press(key);
		}
		assertThat(dialog()).hasCount(0);
		assertThat($("#drop")).isFocused();
		assertThat(this.server.rest()).hasSize(calls);
	}

	@Test
	void formIsSentOnlyAfterYesAndWithItsButton() {
		this.server.open("<form action=\"/leak\" live-submit=\"save\" live-confirm=\"Sure?\"><input name=\"text\">"
				+ "<button name=\"how\" value=\"fast\">Save</button></form>");
		$("input").fill("typed");
		$("form button").click();
		assertThat(this.server.rest()).isEmpty();
		assertThat($("form button")).isEnabled();
		dialog().getByText("OK").click();
		JsonNode call = this.server.await(FakeServer.CALL);
		assertThat(call.get(5).toString()).isEqualTo("{\"text\":\"typed\",\"how\":\"fast\"}");
		assertThat(this.page.url()).endsWith("/");
	}

	@Test
	void linkIsNotFollowedWhileTheUserThinks() {
		this.server.open("<a href=\"/other\" live-click=\"go\" live-confirm=\"Go?\">Go</a>");
		$("a").click();
		dialog().getByText("Cancel").click();
		assertThat(this.page.url()).endsWith("/");
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void questionsAreAskedOneAtATime() {
		this.server.open(BUTTON);
		eval("for (let i = 0; i < 3; i++) document.querySelector('#drop').click()");
		dialog().getByText("OK").click();
		assertThat(dialog()).hasCount(0);
		assertThat(this.server.rest()).hasSize(1);
	}

	@Test
	void elementThatIsGoneWhenTheUserAnswersCallsNothing() {
		FakeComponent component = this.server.open(BUTTON);
		$("#drop").click();
		dialog().waitFor();
		this.server.push(component, "<p>Gone</p>");
		dialog().getByText("OK").click();
		assertThat(dialog()).hasCount(0);
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void answerIsNoEventOfThePage() {
		this.server.open("<div live-away=\"close\">%s</div><p live-window-keydown=\"key\">Text</p>".formatted(BUTTON));
		$("#drop").click();
		dialog().getByText("Cancel").click();
		assertThat(dialog()).hasCount(0);
		$("#drop").click();
		dialog().waitFor();
		this.page.keyboard().press("Escape");
		assertThat(dialog()).hasCount(0);
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void buttonsAreTranslated() {
		this.server.script("live-text-confirm=\"Ja\" live-text-cancel=\"Nein\"").open(BUTTON);
		$("#drop").click();
		assertThat(dialog().locator("button")).hasText(new String[] { "Nein", "Ja" });
	}

	@Test
	void pageCanAskInItsOwnWay() {
		this.server.open(BUTTON);
		eval("""
				import("/live/live.js").then(({ confirmWith }) => confirmWith((question, element) =>
					new Promise(resolve => { window.asked = question + element.id; window.answer = resolve })))""");
		$("#drop").click();
		assertThat(eval("asked")).isEqualTo("Drop <all>?drop");
		assertThat(dialog()).hasCount(0);
		eval("answer(false)");
		assertThat(this.server.rest()).isEmpty();
		$("#drop").click();
		eval("answer(true)");
		assertThat(this.server.await(FakeServer.CALL).get(3).asString()).isEqualTo("drop");
	}

	@Test
	void browserAsksWhereTheDialogCannotBeLoaded() {
		this.server.open(BUTTON);
		this.page.route("**/question.js*", (route) -> route.abort());
		this.page.onceDialog((dialog) -> {
			assertThat(dialog.message()).isEqualTo("Drop <all>?");
			dialog.accept();
		});
		$("#drop").click();
		assertThat(this.server.await(FakeServer.CALL).get(3).asString()).isEqualTo("drop");
	}

	private Locator dialog() {
		return $("dialog.live-confirm");
	}

}
