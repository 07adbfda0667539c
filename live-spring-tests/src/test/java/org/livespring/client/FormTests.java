package org.livespring.client;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class FormTests extends AbstractClientTests {

	@Test
	void submitSendsSuccessfulControls() {
		this.server
			.open("""
					<form live-submit="save">
						<input name="name" value="Ann"> <input name="address.city" value="Bonn"> <input name="off" disabled>
						<fieldset disabled><input name="in" value="x"></fieldset>
						<input type="checkbox" name="terms" checked> <input type="checkbox" name="spam">
						<input type="checkbox" name="tags[]" value="a" checked> <input type="checkbox" name="tags[]" value="b">
						<input type="checkbox" name="none[]" value="a">
						<input type="radio" name="size" value="S"> <input type="radio" name="size" value="M" checked>
						<select name="one"><option>1</option><option selected>2</option></select>
						<select name="many" multiple><option>1</option><option>2</option></select>
						<input name="twice" value="1"> <input name="twice" value="2"> <input type="file" name="photo">
						<input name="__proto__" value="x"> <textarea name="text">T</textarea>
						<button name="how" value="fast">Send</button> <button name="how" value="slow">Send</button>
					</form>""");
		$("[type=file]").setInputFiles(Path.of("pom.xml"));
		$("[value=fast]").click();
		assertThat(this.server.await(FakeServer.CALL).get(5).toString()).isEqualTo(
				"{\"tags\":[\"a\"],\"none\":[],\"many\":[],\"name\":\"Ann\",\"address.city\":\"Bonn\",\"terms\":\"on\","
						+ "\"size\":\"M\",\"one\":\"2\",\"twice\":[\"1\",\"2\"],\"__proto__\":\"x\",\"text\":\"T\",\"how\":\"fast\"}");
		assertThat(this.page.url()).endsWith("/");
	}

	@Test
	void submitButtonsAreDisabledUntilAnswered() {
		String html = "<form live-submit=\"save\"><input name=\"a\"><button>Save</button></form>%s";
		FakeComponent component = this.server.open(html.formatted(""));
		$("input").focus();
		this.page.keyboard().press("Enter");
		JsonNode call = this.server.await(FakeServer.CALL);
		this.page.keyboard().press("Enter");
		assertThat(this.server.rest()).isEmpty();
		this.server.answer(call, component, html.formatted("<p>Saved</p>"));
		this.page.keyboard().press("Enter");
		this.server.await(FakeServer.CALL);
	}

	@Test
	void resetEmptiesFormAfterSuccess() {
		FakeComponent component = openChat();
		JsonNode call = submit("hi");
		this.server.answer(call, component, chat("hi"));
		assertThat(value()).isEqualTo("");
		call = submit("x");
		assertThat(call.get(5).get("text").asString()).isEqualTo("x");
		this.server.answer(call, component, chat("x"));
		assertThat(value()).isEqualTo("");
	}

	@Test
	void resetKeepsWhatWasTypedMeanwhile() {
		FakeComponent component = openChat();
		JsonNode call = submit("hi");
		this.page.keyboard().type("!");
		this.server.answer(call, component, chat("hi"));
		assertThat(value()).isEqualTo("hi!");
	}

	@Test
	void resetKeepsFormAfterFailure() {
		openChat();
		this.server.fail(submit("hi"), "VALIDATION_FAILED");
		assertThat(value()).isEqualTo("hi");
	}

	@Test
	void validationFollowsTouchedFields() {
		this.server.open("""
				<form live-submit="save" live-validate><input name="a"><input name="b"><input name="c">
				<input type="checkbox" name="d[]"><button>Save</button></form>""");
		this.page.clock().install();
		$("[name=a]").focus();
		this.page.keyboard().type("x");
		this.page.clock().runFor(1000);
		assertThat(this.server.rest()).isEmpty();
		$("[name=b]").focus();
		JsonNode call = this.server.await(FakeServer.CALL);
		assertThat(call.get(3).asString()).isEqualTo("save");
		assertThat(call.get(5).get("a").asString()).isEqualTo("x");
		assertThat(call.get(6).toString()).isEqualTo("[\"a\"]");
		this.page.keyboard().type("y");
		assertThat(this.server.take()).isEmpty();
		this.page.clock().runFor(301);
		assertThat(this.server.await(FakeServer.CALL).get(6).toString()).isEqualTo("[\"a\"]");
		$("[type=checkbox]").check();
		assertThat(this.server.await(FakeServer.CALL).get(6).toString()).isEqualTo("[\"a\",\"b\"]");
		assertThat(this.server.await(FakeServer.CALL).get(6).toString()).isEqualTo("[\"a\",\"b\",\"d\"]");
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void submitTouchesAllAndDropsPendingValidation() {
		FakeComponent component = this.server.open(
				"<form live-submit=\"save\" live-validate><input name=\"a\"><input name=\"b\"><button>Save</button></form>");
		this.page.clock().install();
		$("[name=a]").fill("x");
		this.page.keyboard().press("Enter");
		JsonNode submit = this.server.await(FakeServer.CALL);
		assertThat(submit).hasSize(6);
		this.page.clock().runFor(1000);
		assertThat(this.server.rest()).isEmpty();
		this.server.send(16, submit.get(1).asInt(), null, "VALIDATION_FAILED", "Wrong");
		this.page.keyboard().type("y");
		this.page.clock().runFor(301);
		assertThat(this.server.await(FakeServer.CALL).get(6).toString()).isEqualTo("[\"a\",\"b\",\"\"]");
		assertThat(this.page.locator("[role=alert]").count()).isZero();
	}

	@Test
	void choiceIsValidatedEachTime() {
		this.server.open("""
				<form live-submit="save" live-validate><input type="checkbox" name="a">
				<select name="b"><option>1</option><option>2</option></select><button>Save</button></form>""");
		for (int i = 0; i < 2; i++) {
			$("[type=checkbox]").click();
			assertThat(this.server.await(FakeServer.CALL).get(6).toString()).contains("\"a\"");
			$("select").selectOption((i == 0) ? "2" : "1");
			assertThat(this.server.await(FakeServer.CALL).get(6).toString()).isEqualTo("[\"a\",\"b\"]");
		}
		$("[type=checkbox]").focus();
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void keyOfAFormIsSent() {
		this.server.open("<form live-submit=\"save\" live-validate live-key=\"7\"><input name=\"a\"></form>");
		$("input").fill("x");
		$("input").blur();
		assertThat(this.server.await(FakeServer.CALL).get(5).toString()).isEqualTo("{\"a\":\"x\",\"live-key\":\"7\"}");
		$("input").press("Enter");
		assertThat(this.server.await(FakeServer.CALL).get(5).toString()).isEqualTo("{\"a\":\"x\",\"live-key\":\"7\"}");
	}

	@Test
	void modelWritesProperties() {
		this.server
			.open("""
					<input live-model="name"><input type="checkbox" live-model="on">
					<input type="checkbox" live-model="tags" value="a"><input type="checkbox" live-model="tags" value="b">
					<select live-model="one"><option>1</option><option>2</option></select>
					<select live-model="many" multiple><option>1</option><option>2</option></select>
					<input type="radio" name="r" live-model="size" value="S"><input type="radio" name="r" live-model="size" value="M">
					<input live-model="slow" live-debounce="blur">""");
		$("[live-model=name]").fill("Ann");
		assertThat(property()).isEqualTo("{\"name\":\"Ann\"}");
		$("[live-model=on]").check();
		assertThat(property()).isEqualTo("{\"on\":true}");
		$("[value=b]").check();
		assertThat(property()).isEqualTo("{\"tags\":[\"b\"]}");
		$("[live-model=one]").selectOption("2");
		assertThat(property()).isEqualTo("{\"one\":\"2\"}");
		$("[live-model=many]").selectOption(new String[] { "1", "2" });
		assertThat(property()).isEqualTo("{\"many\":[\"1\",\"2\"]}");
		$("[value=M]").check();
		assertThat(property()).isEqualTo("{\"size\":\"M\"}");
		$("[value=S]").check();
		$("[value=M]").check();
		assertThat(property() + property()).isEqualTo("{\"size\":\"S\"}{\"size\":\"M\"}");
		$("[live-model=slow]").fill("x");
		assertThat(this.server.rest()).isEmpty();
		$("[live-model=slow]").blur();
		assertThat(property()).isEqualTo("{\"slow\":\"x\"}");
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void serverChangesValuesThatUserDidNotTouch() {
		String html = "<input name=\"a\"%s><input type=\"checkbox\"%s><textarea>%s</textarea>"
				+ "<select><option>1</option><option%s>2</option></select>";
		FakeComponent component = this.server.open(html.formatted("", "", "", ""));
		this.server.push(component, html.formatted(" value=\"A\"", " checked=\"\"", "T", " selected=\"\""));
		assertThat(values()).isEqualTo("A,true,T,2");
		this.server.push(component, html.formatted(" value=\"\"", "", "", ""));
		assertThat(values()).isEqualTo(",false,,1");
	}

	@Test
	void serverDoesNotChangeWhatUserChanged() {
		String html = "<form><input name=\"a\"%s><input type=\"checkbox\"%s><textarea>%s</textarea>"
				+ "<select><option>1</option><option%s>2</option><option>3</option></select></form>";
		FakeComponent component = this.server.open(html.formatted("", "", "", ""));
		$("[name=a]").fill("mine");
		$("[type=checkbox]").check();
		$("[type=checkbox]").uncheck();
		$("textarea").fill("mine");
		$("select").selectOption("3");
		this.server.push(component,
				"<p>New</p>" + html.formatted(" value=\"A\"", " checked=\"\"", "T", " selected=\"\"")
					.replace("<option>1", "<option>0"));
		assertThat(values()).isEqualTo("mine,false,mine,3");
	}

	@Test
	void radioGroupOfUserIsKeptAsOne() {
		String html = "<form><input type=\"radio\" name=\"r\" value=\"a\"%s><input type=\"radio\" name=\"r\" value=\"b\">"
				+ "<input type=\"radio\" name=\"r\" value=\"c\"%s></form>";
		FakeComponent component = this.server.open(html.formatted(" checked=\"\"", ""));
		$("[value=b]").check();
		this.server.push(component, html.formatted("", " checked=\"\""));
		assertThat(eval("document.querySelector(':checked').value")).isEqualTo("b");
	}

	@Test
	void radioGroupThatTheServerKnowsFollowsIt() {
		String radio = "<input type=\"radio\" name=\"r\" live-model=\"size\" value=\"%s\"%s>";
		FakeComponent component = this.server.open(radio.formatted("a", " checked") + radio.formatted("b", ""));
		$("[value=b]").check();
		this.server.answer(this.server.await(FakeServer.PROPERTY), component,
				radio.formatted("a", "") + radio.formatted("b", " checked"));
		this.server.push(component, radio.formatted("a", " checked") + radio.formatted("b", ""));
		assertThat(eval("document.querySelector(':checked').value")).isEqualTo("a");
	}

	@Test
	void radioChosenEarlyIsWrittenAlone() {
		this.page.addInitScript("""
				new MutationObserver((_, observer) => {
					const radio = document.querySelector("[value=b]")
					if (!radio) return
					observer.disconnect()
					radio.checked = true
				}).observe(document, { childList: true, subtree: true })""");
		String radio = "<input type=\"radio\" name=\"r\" live-model=\"size\" value=\"%s\"%s>";
		this.server.open(radio.formatted("a", " checked") + radio.formatted("b", "") + radio.formatted("c", ""));
		assertThat(property()).isEqualTo("{\"size\":\"b\"}");
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void valueOfServerShowsOnceItKnowsWhatWasTypedAndTheUserIsDone() {
		String html = "<input live-model=\"name\"%s>";
		FakeComponent component = this.server.open(html.formatted(""));
		$("input").fill("ann");
		JsonNode request = this.server.await(FakeServer.PROPERTY);
		this.server.push(component, html.formatted(" value=\"ANN\""));
		assertThat(eval("document.querySelector('input').value")).isEqualTo("ann");
		this.server.answer(request);
		assertThat(eval("document.querySelector('input').value")).isEqualTo("ann");
		$("input").blur();
		assertThat(eval("document.querySelector('input').value")).isEqualTo("ANN");
	}

	@Test
	void caretStaysWhereNothingWasTyped() {
		String html = "<input live-model=\"name\"%s>";
		FakeComponent component = this.server.open(html.formatted(""));
		$("input").fill("abcd");
		this.server.answer(this.server.await(FakeServer.PROPERTY), component, html.formatted(" value=\"abcd\""));
		$("input").blur();
		$("input").focus();
		eval("document.querySelector('input').setSelectionRange(2, 3)");
		this.server.push(component, html.formatted(" value=\"abCde\""));
		assertThat(eval("document.querySelector('input').value")).isEqualTo("abCde");
		assertThat(eval("document.querySelector('input').selectionStart")).isEqualTo(2);
		assertThat(eval("document.querySelector('input').selectionEnd")).isEqualTo(3);
	}

	@Test
	void changeEventAfterAnswerDoesNotMakeFieldTheUsersAgain() {
		String html = "<input live-model=\"name\"%s><button>Next</button>";
		FakeComponent component = this.server.open(html.formatted(""));
		$("input").focus();
		this.page.keyboard().type("a");
		this.server.answer(this.server.await(FakeServer.PROPERTY), component, html.formatted(" value=\"a\""));
		$("button").focus();
		this.server.push(component, html.formatted(" value=\"b\""));
		assertThat(eval("document.querySelector('input').value")).isEqualTo("b");
		assertThat(this.server.rest()).isEmpty();
	}

	@Test
	void typedBeforeTheClientStartedIsKept() {
		FakeComponent component = new FakeComponent("c1", "thing", "<input name=\"a\">");
		this.server.add(component);
		this.page.route("**/live.js", (route) -> {
			this.page.locator("input").fill("early");
			route.resume();
		});
		this.server.body(component.host()).navigate("/");
		this.server.await(FakeServer.REHYDRATE);
		this.server.settle();
		this.server.push(component, "<input name=\"a\" value=\"server\">");
		assertThat(eval("document.querySelector('input').value")).isEqualTo("early");
	}

	private FakeComponent openChat() {
		return this.server.open(chat(""));
	}

	private static String chat(String messages) {
		return "<ul><li>%s</li></ul><form live-submit=\"post\" live-reset><input name=\"text\"></form>"
			.formatted(messages);
	}

	private JsonNode submit(String text) {
		$("input").focus();
		this.page.keyboard().type(text);
		this.page.keyboard().press("Enter");
		return this.server.await(FakeServer.CALL);
	}

	private Object value() {
		return eval("document.querySelector('input').value");
	}

	private Object values() {
		return eval("""
				[...document.querySelectorAll("input,textarea,select")]
					.map(each => each.type === "checkbox" ? each.checked : each.value).join()""");
	}

	private String property() {
		return this.server.await(FakeServer.PROPERTY).get(4).toString();
	}

}
