package org.livespring.sample;

import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The sample as its author sees it. */
@SampleTest
@TestPropertySource(properties = "live.development=true")
class DevelopmentPagesTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/counter", "/rows", "/signup", "/search", "/todo", "/async", "/chat/lobby", "/board",
			"/jobs" })
	void pageHasNoMistakes(String path, Page page) {
		page.clock().install();
		SamplePages pages = new SamplePages(page, this.port);
		pages.open(path);
		page.clock().runFor(4000);
		assertThat(page.locator("script[live-development]")).hasCount(1);
		assertThat(page.locator(".live-mistakes")).hasCount(0);
		pages.assertNoErrors();
	}

}
