package org.livespring.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the user presses does not move before he lets it go. */
class PressTests extends AbstractClientTests {

	private static final String FORM = "<form live-submit=\"save\" live-validate><input name=\"a\" live-model=\"a\"%s>%s"
			+ "<br><button>Save</button></form>";

	private static final String ERROR = "<h1>Wrong</h1><h1>Wrong</h1><h1>Wrong</h1>";

	@Test
	void buttonIsClickedWhereValidationWouldHaveMovedIt() {
		FakeComponent component = this.server.open(FORM.formatted("", ""));
		$("input").fill("x");
		this.server.answer(this.server.await(FakeServer.PROPERTY), component, FORM.formatted(" value=\"x\"", ""));
		BoundingBox button = down("button");
		JsonNode validation = this.server.await(FakeServer.CALL);
		this.server.answer(validation, component, FORM.formatted(" value=\"x\"", ERROR));
		assertThat($("button").boundingBox().y).isEqualTo(button.y);
		this.page.mouse().up();
		assertThat(this.server.await(FakeServer.CALL)).hasSize(6);
		$("h1").first().waitFor();
		assertThat($("button").boundingBox().y).isGreaterThan(button.y);
	}

	@Test
	void clickSendsWhatWasTypedAndAnsweredMeanwhile() {
		FakeComponent component = this.server.open(FORM.formatted(" value=\"old\"", ""));
		$("input").fill("new");
		down("button");
		JsonNode write = this.server.await(FakeServer.PROPERTY);
		this.server.answer(write, component, FORM.formatted(" value=\"new\"", ERROR));
		assertThat($("input").inputValue()).isEqualTo("new");
		this.page.mouse().up();
		this.page.waitForCondition(() -> this.server.frames().stream().anyMatch((frame) -> frame.size() == 6));
		assertThat(this.server.frames()
			.stream()
			.filter((frame) -> frame.size() == 6)
			.toList()
			.get(0)
			.get(5)
			.get("a")
			.asString()).isEqualTo("new");
	}

	@Test
	void patchesWaitAMomentOnly() {
		FakeComponent component = this.server.open("<p>1</p><button>Go</button>");
		down("button");
		this.server.push(component, "<p>2</p><button>Go</button>");
		assertThat(text("p")).isEqualTo("1");
		this.page.getByText("2").waitFor();
	}

	@ParameterizedTest
	@CsvSource({ "mouse,pointerup", "touch,pointerup", "pen,pointerup", "touch,pointercancel" })
	void eachKindOfPointerIsLetGo(String kind, String end) {
		FakeComponent component = this.server.open("<p>1</p><button>Go</button>");
		this.page.clock().install();
		this.page.clock().pauseAt(System.currentTimeMillis() + 1000);
		pointer("pointerdown", kind);
		this.server.send(4, "c1", 1, "<p>2</p><button>Go</button>",
				component.update("<p>2</p><button>Go</button>").get(2), component.tag());
		this.page.clock().runFor(500);
		assertThat(text("p")).isEqualTo("1");
		pointer(end, kind);
		this.page.clock().runFor(50);
		assertThat(text("p")).isEqualTo("2");
	}

	@Test
	void touchedButtonIsClicked() {
		String html = "%s<button live-click=\"go\">Go</button>";
		FakeComponent component = this.server.open(html.formatted(""));
		BoundingBox box = $("button").boundingBox();
		CDPSession input = this.page.context().newCDPSession(this.page);
		touch(input, "touchStart", box);
		this.server.push(component, html.formatted(ERROR));
		assertThat($("button").boundingBox().y).isEqualTo(box.y);
		touch(input, "touchEnd", null);
		this.server.await(FakeServer.CALL);
		$("h1").first().waitFor();
	}

	private BoundingBox down(String selector) {
		BoundingBox box = $(selector).boundingBox();
		this.page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
		this.page.mouse().down();
		return box;
	}

	private void pointer(String type, String kind) {
		eval("document.querySelector('button').dispatchEvent(new PointerEvent('%s', { bubbles: true, isPrimary: true, pointerType: '%s' }))"
			.formatted(type, kind));
	}

	private static void touch(CDPSession input, String type, BoundingBox box) {
		JsonArray points = new JsonArray();
		if (box != null) {
			JsonObject point = new JsonObject();
			point.addProperty("x", box.x + box.width / 2);
			point.addProperty("y", box.y + box.height / 2);
			points.add(point);
		}
		JsonObject arguments = new JsonObject();
		arguments.addProperty("type", type);
		arguments.add("touchPoints", points);
		input.send("Input.dispatchTouchEvent", arguments);
	}

}
