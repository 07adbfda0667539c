package org.livespring.sample;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class AccessibilityTests {

	private static final int STOPS = 40;

	private static final Pattern NAMELESS = Pattern
		.compile("\\s*- (button|checkbox|combobox|group|link|navigation|progressbar|region|searchbox|table|textbox)"
				+ "(?! \").*");

	private static final String FOCUS = """
			() => {
				const element = document.activeElement
				const { outlineStyle, outlineWidth } = getComputedStyle(element)
				const { top, bottom } = element.getBoundingClientRect()
				return element === document.body ? "" : [
					element.outerHTML,
					outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 ? "outlined" : "without outline",
					bottom > 0 && top < innerHeight ? "on screen" : "off screen"
				].join("\\n")
			}""";

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/", "/counter", "/rows", "/signup", "/search", "/todo", "/async", "/chat/lobby", "/board",
			"/jobs" })
	void whatCanBeUsedHasAName(String path, Page page) {
		open(path, page);
		assertThat(page.locator("body").ariaSnapshot().lines()).isNotEmpty().noneMatch(NAMELESS.asMatchPredicate());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/counter", "/rows", "/signup", "/search", "/todo", "/async", "/chat/lobby", "/board",
			"/jobs" })
	void focusIsVisible(String path, Page page) {
		// High enough that errors which appear meanwhile push no control off the screen
		page.setViewportSize(360, 1200);
		open(path, page);
		page.keyboard().press("Tab");
		String focus = (String) page.evaluate(FOCUS);
		assertThat(focus).isNotEmpty();
		for (int stop = 1; stop < STOPS && !focus.isEmpty(); stop++) {
			assertThat(focus).endsWith("outlined\non screen");
			page.keyboard().press("Tab");
			focus = (String) page.evaluate(FOCUS);
		}
	}

	private void open(String path, Page page) {
		page.navigate("http://localhost:" + this.port + path);
		if (!path.equals("/")) {
			new SamplePages(page, this.port).connected();
		}
	}

}
