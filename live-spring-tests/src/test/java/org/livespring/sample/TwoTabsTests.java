package org.livespring.sample;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@SampleTest
class TwoTabsTests {

	@LocalServerPort
	private int port;

	@Test
	void tabsOfANewBrowserThatOpenAtOnceAreBothAlive(BrowserContext context) {
		List<Route> requests = new ArrayList<>();
		List<Page> tabs = List.of(context.pages().get(0), context.newPage());
		List<SamplePages> pages = tabs.stream().map((tab) -> new SamplePages(tab, this.port)).toList();
		context.route("**/counter", requests::add);
		tabs.forEach((tab) -> tab.evaluate("url => { setTimeout(() => location.assign(url)) }",
				"http://localhost:" + this.port + "/counter"));
		tabs.get(0).waitForCondition(() -> requests.size() == 2);
		context.unroute("**/counter");
		requests.forEach(Route::resume);
		pages.forEach(SamplePages::connected);
		for (int clicks = 1; clicks <= 2; clicks++) {
			for (Page tab : tabs) {
				tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Increment")).click();
				assertThat(tab.getByRole(AriaRole.STATUS)).hasText(String.valueOf(clicks));
			}
		}
		pages.forEach(SamplePages::assertNoErrors);
	}

}
