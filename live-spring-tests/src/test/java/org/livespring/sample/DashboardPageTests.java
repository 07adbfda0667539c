package org.livespring.sample;

import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
@TestPropertySource(properties = "live.dashboard.enabled=true")
class DashboardPageTests {

	@LocalServerPort
	private int port;

	@Test
	void clicksInAnotherTabMoveTheFigures(BrowserContext context) {
		Page dashboard = context.pages().get(0);
		SamplePages board = new SamplePages(dashboard, this.port);
		board.open("/live/dashboard");
		assertThat(tile(dashboard, "Connections")).hasText("1");
		Page tab = context.newPage();
		SamplePages counter = new SamplePages(tab, this.port);
		counter.open("/counter");
		for (int clicks = 1; clicks <= 3; clicks++) {
			tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Increment")).click();
			assertThat(tab.getByRole(AriaRole.STATUS)).hasText(String.valueOf(clicks));
		}
		Locator row = dashboard.locator("tr", new Page.LocatorOptions().setHasText("increment counter"));
		assertThat(row.locator("td").first()).hasText("3");
		assertThat(tile(dashboard, "Connections")).hasText("2");
		Locator calls = dashboard.getByRole(AriaRole.IMG,
				new Page.GetByRoleOptions().setName("Calls a second, the last two minutes"));
		assertThat(calls).hasAttribute("aria-label", Pattern.compile("from browsers: now .+, highest [1-3];"));
		assertThat(calls.locator(".line.one")).hasAttribute("d", Pattern.compile("M.+l.+l.+"));
		board.assertNoErrors();
		counter.assertNoErrors();
	}

	@Test
	void nothingIsWiderThanAPhone(Page page) {
		page.setViewportSize(360, 740);
		SamplePages board = new SamplePages(page, this.port);
		board.open("/live/dashboard");
		assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
		assertThat(((Number) page.evaluate("""
				parseFloat(getComputedStyle(document.querySelector("svg text")).fontSize)
						* document.querySelector("svg").getBoundingClientRect().width / 320""")).doubleValue())
			.isGreaterThan(9);
		board.assertNoErrors();
	}

	private static Locator tile(Page page, String name) {
		return page.locator(".tile", new Page.LocatorOptions().setHasText(name)).locator("dd");
	}

}
