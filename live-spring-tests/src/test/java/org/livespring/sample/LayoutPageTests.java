package org.livespring.sample;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class LayoutPageTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/", "/counter", "/rows", "/signup", "/search", "/todo", "/async", "/chat/lobby", "/board",
			"/jobs" })
	void pageFitsAPhoneAndKeepsThePolicy(String path, Page page) {
		SamplePages pages = new SamplePages(page, this.port);
		page.setViewportSize(360, 740);
		Response response = page.navigate("http://localhost:" + this.port + path);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.headerValue("Content-Security-Policy")).isEqualTo(SecurityHeadersFilter.POLICY);
		if (!path.equals("/")) {
			pages.connected();
		}
		assertFits(page);
		assertThat(page.locator("h1")).hasCount(1);
		pages.assertNoErrors();
	}

	@Test
	void contentThatGrowsFitsAPhone(Page page) {
		SamplePages pages = new SamplePages(page, this.port);
		page.setViewportSize(360, 740);
		pages.open("/todo");
		page.getByLabel("New entry").fill("long".repeat(30));
		page.getByLabel("New entry").press("Enter");
		assertThat(page.locator(".entries > li")).hasCount(1);
		assertFits(page);
		page.getByText("Edit", new Page.GetByTextOptions().setExact(true)).click();
		page.getByLabel("Edit entry").fill("");
		page.getByLabel("Edit entry").press("Enter");
		assertThat(page.getByRole(AriaRole.ALERT)).hasText("Please enter what needs to be done.");
		assertFits(page);
		pages.open("/signup");
		page.getByText("Sign up", new Page.GetByTextOptions().setExact(true)).last().click();
		assertThat(page.getByText("Please accept the terms.")).isVisible();
		assertFits(page);
		pages.assertNoErrors();
	}

	private static void assertFits(Page page) {
		assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth")).isEqualTo(0);
	}

	@Test
	void skipLinkIsTheFirstStopAndLeadsToTheContent(Page page) {
		page.navigate("http://localhost:" + this.port + "/");
		page.keyboard().press("Tab");
		assertThat(page.getByText("Skip to content")).isFocused();
		page.keyboard().press("Enter");
		assertThat(page.locator("main")).isFocused();
	}

	@Test
	void unknownPageSaysSo(Page page) {
		Response response = page.navigate("http://localhost:" + this.port + "/nowhere");
		assertThat(response.status()).isEqualTo(404);
		assertThat(page.locator("h1")).hasText("No such page");
	}

}
