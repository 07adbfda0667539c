package org.livespring.page;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.test.Browser;
import org.livespring.test.app.RunningApplication;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Messages of an action that sends the browser to another page. */
@ExtendWith(Browser.class)
class FlashIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication();

	@Test
	void messageOfAnActionIsShownOnThePageItRedirectsTo(Page page) {
		page.navigate(application.url("/page/returning"));
		assertThat(page.locator("html[live-state=connected]")).hasCount(1);
		page.evaluate("""
				void import(document.querySelector("script[src]").src)
					.then(({ component }) => component(document.querySelector("[live-id]")).call("leave"))""");
		page.waitForURL("**/page/counter");
		assertThat(page.locator(".live-notices [role=status][data-level=success]")).hasText("Saved");
		assertThat(page.locator(".live-notices [role=alert][data-level=warning]")).hasText("Almost full");
	}

}
