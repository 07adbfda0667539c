package org.livespring.sample;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Pages that were left or discarded go on where they were. */
@SampleTest
class ComebackTests {

	@LocalServerPort
	private int port;

	private Page page;

	private SamplePages pages;

	private Locator count;

	@BeforeEach
	void open(Page page) {
		this.page = page;
		this.pages = new SamplePages(page, this.port);
		this.count = page.locator("main").getByRole(AriaRole.STATUS);
		this.pages.open("/counter");
		increment();
		increment();
		assertThat(this.count).hasText("2");
	}

	@Test
	void pageThatTheUserGoesBackToGoesOn() {
		this.pages.open("/todo");
		this.page.goBack();
		goesOn();
	}

	@Test
	void pageThatTheBrowserDiscardedGoesOn() {
		this.page.addInitScript("Object.defineProperty(document, 'wasDiscarded', { value: true })");
		this.page.reload();
		goesOn();
	}

	@Test
	void pageThatIsLoadedAnewStartsAnew() {
		this.page.reload();
		this.pages.connected();
		increment();
		assertThat(this.count).hasText("1");
	}

	private void goesOn() {
		this.pages.connected();
		assertThat(this.count).hasText("2");
		increment();
		assertThat(this.count).hasText("3");
		assertThat(this.page.getByRole(AriaRole.ALERT)).hasCount(0);
		this.pages.assertNoErrors();
	}

	private void increment() {
		this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Increment")).click();
	}

}
