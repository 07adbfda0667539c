package org.livespring.sample;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class CounterPageTests {

	@LocalServerPort
	private int port;

	@Test
	void buttonsChangeTheCount(Page page) {
		SamplePages pages = new SamplePages(page, this.port);
		pages.open("/counter");
		Locator count = page.getByRole(AriaRole.STATUS);
		assertThat(count).hasText("0");
		click(page, "Increment");
		click(page, "Increment");
		assertThat(count).hasText("2");
		click(page, "Decrement");
		assertThat(count).hasText("1");
		click(page, "Reset");
		assertThat(count).hasText("0");
		pages.assertNoErrors();
	}

	@Test
	void clickIsAnsweredByOneSmallFrame(Page page) {
		SamplePages pages = new SamplePages(page, this.port);
		pages.open("/counter");
		for (int i = 0; i < 3; i++) {
			assertThat(pages.bytesOfClick(button(page, "Increment"))).isLessThanOrEqualTo(150);
		}
	}

	private static void click(Page page, String name) {
		button(page, name).click();
	}

	private static Locator button(Page page, String name) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
	}

}
