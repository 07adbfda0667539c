package org.livespring.sample;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class JobsPageTests {

	@LocalServerPort
	private int port;

	@Test
	void everybodySeesTheProgressAlsoWhoComesLate(BrowserContext browser) {
		try (BrowserContext second = browser.browser().newContext()) {
			Page ada = browser.newPage();
			SamplePages pages = new SamplePages(ada, this.port);
			pages.open("/jobs");
			ada.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start")).click();
			Page late = second.newPage();
			SamplePages latePages = new SamplePages(late, this.port);
			latePages.open("/jobs");
			Locator bar = late.getByRole(AriaRole.PROGRESSBAR);
			assertThat(bar).hasCount(1);
			assertThat(Integer.parseInt(bar.getAttribute("aria-valuenow"))).isBetween(0, 99);
			for (Page page : new Page[] { ada, late }) {
				assertThat(page.getByText("Report 1 is ready.")).isVisible();
				assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("aria-valuenow", "100");
			}
			latePages.open("/jobs");
			assertThat(late.getByText("Report 1 is ready.")).isVisible();
			assertThat(bar).hasAttribute("aria-valuenow", "100");
			pages.assertNoErrors();
			latePages.assertNoErrors();
		}
	}

}
