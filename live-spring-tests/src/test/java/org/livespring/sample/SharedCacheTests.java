package org.livespring.sample;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A cache that gives one browser the page of another, whatever its headers say. */
@SampleTest
class SharedCacheTests {

	@LocalServerPort
	private int port;

	@Test
	void pageOfAnotherBrowserBecomesOneOfItsOwn(BrowserContext first) {
		Page owner = new SamplePages(first.pages().get(0), this.port).open("/counter");
		click(owner, 3);
		AtomicReference<String> cached = new AtomicReference<>(
				first.request().get("http://localhost:" + this.port + "/counter").text());
		try (BrowserContext second = first.browser()
			.newContext(new Browser.NewContextOptions().setPermissions(List.of("local-network-access")))) {
			// What a test puts in for an answer seems to come from no address
			second.route("**/counter", (route) -> answer(route, cached.getAndSet(null)));
			SamplePages pages = new SamplePages(second.newPage(), this.port);
			Page other = pages.open("/counter");
			click(other, 1);
			assertThat(other.getByRole(AriaRole.STATUS)).hasText("1");
			assertThat(second.cookies()).hasSize(1).doesNotContainAnyElementsOf(first.cookies());
			click(owner, 1);
			assertThat(owner.getByRole(AriaRole.STATUS)).hasText("4");
			assertThat(other.getByRole(AriaRole.STATUS)).hasText("1");
			pages.assertNoErrors();
		}
	}

	/** From the cache, or from the server where that has nothing. */
	private static void answer(Route route, String cached) {
		if (cached != null) {
			route.fulfill(new Route.FulfillOptions().setContentType("text/html;charset=UTF-8").setBody(cached));
		}
		else {
			route.resume();
		}
	}

	private static void click(Page page, int times) {
		for (int i = 0; i < times; i++) {
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Increment")).click();
		}
	}

}
