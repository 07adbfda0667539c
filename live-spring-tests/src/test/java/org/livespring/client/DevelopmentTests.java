package org.livespring.client;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Mistakes that the browser shows to an author. */
class DevelopmentTests extends AbstractClientTests {

	private static final String NAMES = """
			{"calls":["live-click","live-submit","live-window-keydown"],
			"others":["live-debounce","live-throttle","live-model","live-hook","live-confirm","live-ignore","live-key"],
			"components":{"thing":{"actions":["add","remove"],"properties":["text"]}}}""";

	private final List<String> errors = new ArrayList<>();

	@BeforeEach
	void develop() {
		this.page.clock().install();
		this.server.script("live-development='" + NAMES + "'");
		this.page.onConsoleMessage((message) -> {
			// The browser tells of the page's missing icon
			if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
				this.errors.add(message.text());
			}
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"live-click=\"ad\" | live-click=\"ad\" names no action of component 'thing'; did you mean 'add'?",
			"live-window-keydown=\"x\" | live-window-keydown=\"x\" names no action of component 'thing'",
			"live-model=\"txt\" | live-model=\"txt\" names no property of component 'thing'; did you mean 'text'?",
			"live-klick=\"add\" | There is no attribute live-klick; did you mean 'live-click'?",
			"live-click=\"add\" live-debounce=\"abc\" | live-debounce=\"abc\" is no number of milliseconds, nor 'blur'",
			"live-click=\"add\" live-throttle=\"blur\" | live-throttle=\"blur\" is no number of milliseconds" })
	void wrongAttributeIsToldOnce(String attributes, String mistake) {
		FakeComponent component = this.server
			.open("<i>1</i><button %s>A</button><button %<s>B</button>".formatted(attributes));
		assertThat($(".live-mistakes li")).hasCount(1);
		assertThat($(".live-mistakes")).hasAttribute("role", "alert");
		assertThat(text(".live-mistakes li")).startsWith(mistake + "<button " + attributes);
		this.server.push(component, "<i>2</i><button %s>A</button><button %<s>B</button>".formatted(attributes));
		search();
		assertThat($(".live-mistakes li")).hasCount(1);
		assertThat(this.errors).singleElement().asString().startsWith("Live Spring: " + mistake);
	}

	@Test
	void rightAttributesAreNoMistakes() {
		this.server
			.open("""
					<form live-submit="add" live-confirm="Sure?"><input live-model="text" live-debounce="blur">
					<button live-click="remove" live-throttle="100" live-value-item-id="7" live-key="a">A</button></form>""");
		search();
		assertThat($(".live-mistakes")).hasCount(0);
		assertThat(this.errors).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "live-click=\"add\"", "live-model=\"text\"", "live-hook=\"Chart\"" })
	void attributeOutsideOfEveryComponentIsTold(String attribute) {
		FakeComponent component = new FakeComponent("c1", "thing", "<p>Text</p>");
		this.server.open("<button %s>A</button>".formatted(attribute) + component.host(), component);
		assertThat($(".live-mistakes li")).hasCount(1);
		assertThat(text(".live-mistakes li")).startsWith(attribute + " is outside of every component");
		assertThat(this.errors).hasSize(1);
	}

	@Test
	void mistakeThatAnUpdateBringsIsTold() {
		FakeComponent component = this.server.open("<p>Text</p>");
		this.server.push(component, "<button live-click=\"typo\">A</button>");
		assertThat($(".live-mistakes li")).hasCount(1);
		assertThat(this.errors).hasSize(1);
	}

	@Test
	void hookThatNobodyRegistersInTimeIsTold() {
		this.server.open("<i live-hook=\"Chart\"></i><b live-hook=\"Cart\"></b>");
		eval("import('/live/live.js').then(({ hook }) => hook('Chart', {}))");
		this.page.clock().runFor(200);
		assertThat($(".live-mistakes li")).hasCount(0);
		this.page.clock().runFor(4000);
		assertThat($(".live-mistakes li")).hasCount(1);
		assertThat(text(".live-mistakes li"))
			.startsWith("No script has registered the hook 'Cart'; did you mean 'Chart'?");
		assertThat(this.errors).hasSize(1);
	}

	@Test
	void wrongNameThatTheServerMetIsTold() {
		this.server.open("<p>Text</p>");
		eval("void import('/live/live.js').then(live => live.component(document.querySelector('p')).call('typo')).catch(() => 0)");
		this.server.send(16, this.server.await(FakeServer.CALL).get(1).asInt(), "c1", "UNKNOWN_ACTION",
				"Component 'thing' has no action 'typo'", "x1");
		assertThat($(".live-mistakes li")).hasCount(1);
		assertThat(text(".live-mistakes li")).startsWith("Component 'thing' has no action 'typo'");
		assertThat(this.errors).hasSize(1);
	}

	@Test
	void clickOnAMistakeTellsItNoSecondTime() {
		this.server.open("<button live-click=\"typo\">A</button>");
		assertThat($(".live-mistakes li")).hasCount(1);
		$("button[live-click]").click();
		this.server.send(16, this.server.await(FakeServer.CALL).get(1).asInt(), "c1", "UNKNOWN_ACTION",
				"Component 'thing' has no action 'typo'", "x1");
		assertThat($(".live-notices [role=alert]")).hasCount(1);
		assertThat($(".live-mistakes li")).hasCount(1);
		assertThat(this.errors).hasSize(1);
	}

	@Test
	void unknownComponentThatAScriptMountsIsTold() {
		this.server.body("<p>Text</p>").navigate("/");
		eval("void import('/live/live.js').then(live => live.mount('no'))");
		this.server.send(16, this.server.await(FakeServer.MOUNT).get(1).asInt(), null, "UNKNOWN_COMPONENT",
				"There is no component 'no'", "x1");
		assertThat($(".live-mistakes li")).hasText("There is no component 'no'");
		this.server.problems().clear();
	}

	@Test
	void componentThatIsNotTakenInIsTold() {
		this.server.body("<div live-id=\"c9\"><p>Text</p></div>").navigate("/");
		assertThat($(".live-mistakes li")).hasCount(1);
		assertThat(text(".live-mistakes li")).startsWith("A component's data is not in the page");
		assertThat(this.errors).hasSize(1);
	}

	@Test
	void textOfThePageIsNoMarkupOfTheMessage() {
		this.server.open("<button live-click=\"&lt;img src=x onerror=alert(1)&gt;\">A</button>");
		assertThat($(".live-mistakes li")).hasCount(1);
		assertThat($(".live-mistakes img")).hasCount(0);
		assertThat(text(".live-mistakes li")).contains("<img src=x");
	}

	@Test
	void messageHidesNothingAndCanBeDismissed() {
		FakeComponent component = this.server
			.open("<main>" + "<p>Text</p>".repeat(100) + "<button live-click=\"typo\">Last</button></main>");
		assertThat($(".live-mistakes li")).hasCount(1);
		eval("scrollTo(0, document.documentElement.scrollHeight)");
		// Fails where something else is at its place
		$("text=Last").click();
		this.server.await(FakeServer.CALL);
		$(".live-mistakes button").focus();
		this.page.keyboard().press("Enter");
		assertThat($(".live-mistakes")).hasCount(0);
		this.server.push(component, "<button live-click=\"other\">Last</button>");
		assertThat($(".live-mistakes li")).hasCount(1);
	}

	@Test
	void nothingIsLoadedWhereThePageDoesNotSaySo() {
		this.server.script("");
		this.server.open("<button live-klick=\"typo\">A</button>");
		this.server.settle();
		assertThat(eval(
				"performance.getEntriesByType('resource').filter(({ name }) => name.includes('development')).length"))
			.isEqualTo(0);
		assertThat(this.errors).isEmpty();
	}

	/** The page is looked through once more. */
	private void search() {
		eval("document.dispatchEvent(new Event('live:patched', { bubbles: true }))");
		this.page.clock().runFor(200);
	}

}
