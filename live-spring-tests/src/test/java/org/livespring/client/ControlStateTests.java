package org.livespring.client;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A control shows what the user types, and what the state is once he is done with it. */
class ControlStateTests extends AbstractClientTests {

	private static final String NUMBER = "<input type=\"number\" step=\"any\" live-model=\"amount\"%s><button>Next</button>";

	private static final String OPTIONS = "<option value=\"\">None<option value=\"x\">First<option value=\"x\">Second";

	@ParameterizedTest
	@CsvSource({ "12.5,12.5", "1.50,1.5", "-0.5,-0.5", "1e3,1000.0", "1.025,1.025", "007,7.0" })
	void numberThatIsTypedSlowlyIsNotSpelledByTheServer(String typed, String spelled) {
		FakeComponent component = this.server.open(NUMBER.formatted(""));
		this.page.clock().install();
		$("input").focus();
		for (char key : typed.toCharArray()) {
			this.page.keyboard().type(String.valueOf(key));
			this.page.clock().runFor(200);
			answerNumbers(component);
		}
		assertThat(value()).isEqualTo(typed);
		$("button").focus();
		assertThat(value()).isEqualTo(spelled);
		assertThat(component.html()).contains("value=\"" + spelled + "\"");
	}

	private void answerNumbers(FakeComponent component) {
		for (JsonNode write : this.server.rest()) {
			String text = write.get(4).get("amount").asString();
			Object state = text.isEmpty() ? "" : Double.valueOf(text);
			this.server.answer(write, component, NUMBER.formatted(text.isEmpty() ? "" : " value=\"" + state + "\""));
		}
		this.server.take();
	}

	@Test
	void optionThatTheServerSelectsIsShownAlsoWhereAnotherHasItsValue() {
		FakeComponent component = this.server.open("<select></select>");
		this.server.push(component,
				"<select><option label=\"a\"></option><option selected label=\"b\"></option></select>");
		assertThat(eval("document.querySelector('select').selectedIndex")).isEqualTo(1);
	}

	@Test
	void halfTypedNumberIsNotWrittenAndGoesWhenItIsLeft() {
		FakeComponent component = this.server.open(NUMBER.formatted(" value=\"5.0\""));
		$("input").focus();
		this.page.keyboard().press("Control+a");
		this.page.keyboard().type("-");
		this.server.push(component, "<p>New</p>" + NUMBER.formatted(" value=\"6.0\""));
		assertThat(eval("document.querySelector('input').validity.badInput")).isEqualTo(true);
		$("button").focus();
		assertThat(value()).isEqualTo("6.0");
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void halfTypedNumberGoesWhereThereWasNone() {
		this.server.open(NUMBER.formatted(""));
		$("input").focus();
		this.page.keyboard().type("-");
		$("button").focus();
		assertThat(eval("document.querySelector('input').validity.badInput")).isEqualTo(false);
	}

	@Test
	void halfTypedDateStaysUntilItIsLeft() {
		String html = "<input type=\"date\" live-model=\"day\" value=\"%s\"><button>Next</button>";
		FakeComponent component = this.server.open(html.formatted("2026-02-03"));
		$("input").focus();
		this.page.keyboard().press("Delete");
		this.server.push(component, html.formatted("2026-02-04"));
		assertThat(eval("document.querySelector('input').validity.badInput")).isEqualTo(true);
		$("button").focus();
		assertThat(value()).isEqualTo("2026-02-04");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<input type=\"number\" live-model=\"a\" value=\"10\"><button>Next</button>",
			"<input live-model=\"a\" value=\"10\"><button>Next</button>",
			"<input live-change=\"set\" value=\"10\"><button>Next</button>",
			"<input live-input=\"set\" value=\"10\"><button>Next</button>",
			"<textarea live-model=\"a\">10</textarea><button>Next</button>" })
	void refusedTextGoesWhenItsFieldIsLeft(String html) {
		FakeComponent component = this.server.open(html);
		Locator field = $("input,textarea");
		field.fill("16");
		boolean change = html.contains("live-change");
		if (!change) {
			this.server.answer(awaitRequest(), component, "<p>At most 10</p>" + html);
			assertThat(field.inputValue()).isEqualTo("16");
		}
		$("button").focus();
		if (change) {
			this.server.answer(awaitRequest(), component, null);
		}
		this.page.waitForCondition(() -> field.inputValue().equals("10"));
	}

	@Test
	void refusedTextOfAnEmptyPropertyGoesToo() {
		String html = "<input live-model=\"a\"><button>Next</button>";
		FakeComponent component = open(html, Map.of("a", ""));
		$("input").fill("16");
		this.server.answer(awaitRequest(), component, html + "<p>Refused</p>");
		$("button").focus();
		assertThat(value()).isEqualTo("");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<input live-model=\"a\"><button>Next</button>",
			"<input live-input=\"search\"><button>Next</button>",
			"<form live-submit=\"save\" live-validate><input name=\"a\"></form><button>Next</button>" })
	void fieldWhoseHtmlHasNoValueKeepsWhatWasTyped(String html) {
		FakeComponent component = open(html, Map.of("a", "typed"));
		$("input").fill("typed");
		$("button").focus();
		this.server.answer(awaitRequest(), component, html + "<p>Found</p>");
		$("input").focus();
		$("button").focus();
		assertThat(value()).isEqualTo("typed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<input name=\"a\" value=\"\" live-input=\"typing\">",
			"<input name=\"a\" value=\"\" live-blur=\"left\">",
			"<textarea name=\"a\" live-change=\"typing\">1</textarea>",
			"<select name=\"a\" live-change=\"look\"><option>1<option>typed</select>" })
	void fieldOfAFormKeepsWhatIsToBeSubmitted(String field) {
		String html = "<form live-submit=\"save\">" + field + "</form><button>Next</button>";
		FakeComponent component = this.server.open(html);
		if (field.startsWith("<select")) {
			$("select").selectOption("typed");
		}
		else {
			$("[name=a]").fill("typed");
			if (!field.contains("live-input")) {
				$("button").focus();
			}
		}
		this.server.answer(awaitRequest(), component, "<p>Seen</p>" + html);
		$("[name=a]").focus();
		$("button").focus();
		if (field.contains("live-blur")) {
			this.server.answer(awaitRequest(), component, html);
		}
		this.page.waitForFunction("new Promise(done => setTimeout(done, 400, true))");
		assertThat(eval("document.querySelector('[name=a]').value")).isEqualTo("typed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<input type=\"checkbox\" live-model=\"a\">",
			"<input type=\"checkbox\" live-change=\"set\">", "<input type=\"checkbox\" live-click=\"set\">",
			"<input type=\"checkbox\" live-input=\"set\" checked>" })
	void checkboxThatChangedNothingGoesBack(String html) {
		FakeComponent component = open(html, Map.of("a", false));
		boolean checked = html.contains("checked");
		for (int i = 0; i < 2; i++) {
			$("input").click();
			assertThat($("input").isChecked()).isNotEqualTo(checked);
			JsonNode request = awaitRequest();
			if (i == 0) {
				this.server.answer(request, component, html + "<p>Refused</p>");
			}
			else {
				this.server.fail(request, "ACTION_FAILED");
			}
			this.page.waitForCondition(() -> $("input").isChecked() == checked);
		}
	}

	@Test
	void checkboxWaitsForWhatAnotherComponentMakesOfItsCall() {
		String html = "<input type=\"checkbox\" live-change=\"toggle\"%s>";
		FakeComponent component = this.server.open(html.formatted(""));
		eval("window.seen = []; document.querySelector('input').addEventListener('change', event => "
				+ "{ const look = () => { seen.push(event.target.checked); requestAnimationFrame(look) }; look() })");
		$("input").click();
		this.server.answer(awaitRequest());
		this.server.push(component, html.formatted(" checked"));
		assertThat(eval("seen.every(each => each)")).isEqualTo(true);
	}

	@Test
	void checkboxThatChangedTheStateStays() {
		String html = "<input type=\"checkbox\" live-click=\"set\"%s>";
		FakeComponent component = this.server.open(html.formatted(""));
		$("input").click();
		this.server.answer(awaitRequest(), component, html.formatted(" checked"));
		assertThat($("input").isChecked()).isTrue();
		$("input").click();
		this.server.answer(awaitRequest(), component, html.formatted(""));
		assertThat($("input").isChecked()).isFalse();
		this.server.push(component, html.formatted(" checked"));
		assertThat($("input").isChecked()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "live-model=\"a\"", "live-change=\"set\"" })
	void selectAndRadioButtonsThatChangedNothingGoBack(String bound) {
		String html = ("<select %1$s><option>1<option selected>2<option>3</select>"
				+ "<select id=\"many\" multiple %1$s><option selected>1<option>2</select>"
				+ "<input type=\"radio\" name=\"r\" value=\"a\" %1$s checked><input type=\"radio\" name=\"r\" value=\"b\" %1$s>")
			.formatted(bound);
		FakeComponent component = this.server.open(html);
		$("select").first().selectOption("3");
		this.server.answer(awaitRequest(), component, html + "<p>No</p>");
		this.page.waitForCondition(() -> $("select").first().inputValue().equals("2"));
		$("#many").selectOption(new String[] { "1", "2" });
		this.server.answer(awaitRequest());
		this.page.waitForCondition(() -> eval("document.querySelector('#many').selectedOptions.length").equals(1));
		$("[value=b]").click();
		this.server.answer(awaitRequest());
		this.page.waitForCondition(() -> eval("document.querySelector(':checked[type=radio]').value").equals("a"));
	}

	@Test
	void rangeGoesBackWhenItIsLetGo() {
		String html = "<input type=\"range\" live-model=\"a\" value=\"50\">";
		FakeComponent component = this.server.open(html);
		$("input").focus();
		this.page.keyboard().press("ArrowRight");
		this.server.answer(awaitRequest(), component, html + "<p>No</p>");
		this.page.waitForCondition(() -> value().equals("50"));
	}

	@Test
	void enterShowsTheStateAtOnce() {
		String html = "<input live-model=\"draft\" live-keydown=\"add\" live-keys=\"Enter\" value=\"%s\"><p>%s</p>";
		FakeComponent component = this.server.open(html.formatted("", ""));
		$("input").focus();
		this.page.keyboard().type("milk");
		this.page.keyboard().press("Enter");
		this.server.answer(this.server.await(FakeServer.PROPERTY), component, html.formatted("milk", ""));
		this.server.answer(this.server.await(FakeServer.CALL), component, html.formatted("", "milk"));
		assertThat(value()).isEqualTo("");
	}

	@Test
	void chosenOneOfTwoOptionsWithOneValueStays() {
		FakeComponent component = this.server.open("<p></p><select>" + OPTIONS + "</select>");
		$("select").selectOption(new SelectOption().setIndex(2));
		this.server.push(component, "<p>1</p><select class=\"a\"><option>New" + OPTIONS + "</select>");
		assertThat(chosen()).isEqualTo("Second");
		this.server.push(component, "<p>2</p><select>" + OPTIONS + "</select>");
		assertThat(chosen()).isEqualTo("Second");
	}

	@Test
	void chosenOneOfTwoOptionsWithOneValueStaysWhereTheStateHasThatValue() {
		String html = "<select live-model=\"a\"><option value=\"\">None<option value=\"x\"%1$s>First<option value=\"x\"%1$s>Second</select>";
		FakeComponent component = this.server.open(html.formatted(""));
		$("select").selectOption(new SelectOption().setIndex(1));
		this.server.answer(awaitRequest(), component, html.formatted(" selected"));
		assertThat(chosen()).isEqualTo("First");
	}

	private Object chosen() {
		return eval("document.querySelector('select').selectedOptions[0].label");
	}

	@Test
	void leadingLineBreakOfATextareaStays() {
		String html = "<form live-submit=\"save\"><textarea name=\"text\" live-model=\"text\">%s</textarea></form><button>Next</button>";
		FakeComponent component = this.server.open(html.formatted("\n\nold"));
		assertThat($("textarea").inputValue()).isEqualTo("\nold");
		$("textarea").fill("\n\nnew");
		JsonNode write = awaitRequest();
		assertThat(write.get(4).get("text").asString()).isEqualTo("\n\nnew");
		this.server.answer(write, component, html.formatted("\n\n\nnew"));
		$("button").focus();
		assertThat($("textarea").inputValue()).isEqualTo("\n\nnew");
		this.server.push(component, html.formatted("\n\nnewer"));
		assertThat($("textarea").inputValue()).isEqualTo("\nnewer");
		eval("document.forms[0].requestSubmit()");
		assertThat(this.server.await(FakeServer.CALL).get(5).get("text").asString()).isEqualTo("\nnewer");
	}

	@Test
	void textThatIsLongerThanAMessageIsRefusedAndStays() {
		FakeComponent component = this.server
			.open("<textarea live-model=\"text\"></textarea><button live-click=\"go\">Go</button>");
		eval("addEventListener('live:error', event => window.code = event.detail.code)");
		$("textarea").fill("x".repeat(300_000));
		this.page.getByText("This is too long to be sent.").waitFor();
		assertThat(eval("code")).isEqualTo("LIMIT_EXCEEDED");
		assertThat(this.server.rest()).isEmpty();
		$("button").click();
		this.server.answer(this.server.await(FakeServer.CALL), component, null);
		assertThat(eval("document.querySelector('textarea').value.length")).isEqualTo(300_000);
		$("textarea").fill("short");
		assertThat(this.server.await(FakeServer.PROPERTY).get(4).get("text").asString()).isEqualTo("short");
	}

	@Test
	void editableTextIsKeptUntilTheServerChangesIt() {
		String html = "<p>%s</p><div contenteditable>%s</div>";
		FakeComponent component = this.server.open(html.formatted("1", "old"));
		$("div[contenteditable]").focus();
		this.page.keyboard().press("Control+End");
		this.page.keyboard().type("er");
		this.server.push(component, html.formatted("2", "old"));
		assertThat(text("div[contenteditable]")).isEqualTo("older");
		assertThat(eval("document.activeElement.isContentEditable")).isEqualTo(true);
	}

	private FakeComponent open(String html, Map<String, Object> state) {
		FakeComponent component = new FakeComponent("c1", "thing", html).state(state);
		this.server.open(component.host(), component);
		return component;
	}

	private JsonNode awaitRequest() {
		this.page.waitForCondition(() -> this.server.frames()
			.stream()
			.anyMatch((frame) -> List.of(FakeServer.CALL, FakeServer.PROPERTY).contains(frame.get(0).asInt())));
		return this.server.take().get(0);
	}

	private Object value() {
		return eval("document.querySelector('input').value");
	}

}
