package org.livespring.sample;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class AsyncPageTests {

	@LocalServerPort
	private int port;

	@Test
	void forecastIsLoadedFailsAndIsTriedAgain(Page page) {
		SamplePages pages = new SamplePages(page, this.port);
		assertThat(page.navigate("http://localhost:" + this.port + "/async").text()).contains("Loading the forecast");
		assertThat(page.getByText("Sunny")).isVisible();
		button(page, "Make it fail").click();
		assertThat(page.getByText("The forecast could not be loaded.")).isVisible();
		button(page, "Try again").click();
		assertThat(page.getByText("Sunny")).isVisible();
		pages.assertNoErrors();
	}

	@Test
	void serverMovesTheProgressBar(Page page) {
		SamplePages pages = new SamplePages(page, this.port);
		pages.open("/async");
		Locator bar = page.getByRole(AriaRole.PROGRESSBAR);
		assertThat(bar).hasAttribute("aria-valuenow", "0");
		button(page, "Start").click();
		page.waitForCondition(() -> between(bar, 1, 99));
		assertThat(bar).hasAttribute("aria-valuenow", "100");
		assertThat(page.getByText("report.csv is ready.")).isVisible();
		pages.assertNoErrors();
	}

	private static boolean between(Locator bar, int least, int most) {
		int value = Integer.parseInt(bar.getAttribute("aria-valuenow"));
		return value >= least && value <= most;
	}

	private static Locator button(Page page, String name) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
	}

}
