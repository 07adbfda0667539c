package org.livespring.sample;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
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
	@ValueSource(strings = { "/", "/counter", "/rows", "/signup", "/search", "/todo", "/async" })
	void pageFitsAPhoneAndKeepsThePolicy(String path, Page page) {
		SamplePages pages = new SamplePages(page, this.port);
		page.setViewportSize(360, 740);
		Response response = page.navigate("http://localhost:" + this.port + path);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.headerValue("Content-Security-Policy")).isEqualTo(SecurityHeadersFilter.POLICY);
		if (!path.equals("/")) {
			pages.connected();
		}
		assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
		assertThat(page.locator("h1")).hasCount(1);
		pages.assertNoErrors();
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
