package org.livespring.sample;

import java.io.IOException;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.livespring.test.Browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The server dies under open pages and comes back with the same key. */
@ExtendWith(Browser.class)
class RestartTests {

	private SampleProcess server;

	@BeforeEach
	void start() {
		this.server = SampleProcess.start("live.state.keys=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void nothingIsLostWhenTheServerIsKilled(BrowserContext browser) throws IOException {
		assertThat(this.server.complaints()).as("with Spring Data Redis and no Redis").isEmpty();
		Page counter = open(browser, "/counter");
		Locator count = counter.locator("main").getByRole(AriaRole.STATUS);
		increment(counter);
		increment(counter);
		assertThat(count).hasText("2");
		Page form = open(browser, "/signup");
		Locator name = form.getByLabel("Name");
		name.pressSequentially("Ada Lo");
		form.getByLabel("Country").selectOption("US");
		form.getByLabel("Accept the terms").check();
		name.focus();

		this.server.kill();
		awaitState(counter, "offline");
		increment(counter);
		form.bringToFront();
		name.press("End");
		name.pressSequentially("vela");
		assertThat(count).hasText("2");
		this.server.restart();

		name.pressSequentially("ce");
		awaitState(counter, "connected");
		awaitState(form, "connected");
		assertThat(count).hasText("3");
		increment(counter);
		assertThat(count).hasText("4");
		assertThat(name).hasValue("Ada Lovelace");
		assertThat(name).isFocused();
		assertThat(form.getByLabel("Country")).hasValue("US");
		assertThat(form.getByLabel("Accept the terms")).isChecked();
		form.getByLabel("Email").fill("restart@example.org");
		form.getByLabel("Age").fill("36");
		form.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign up")).click();
		assertThat(form.getByRole(AriaRole.STATUS)).hasText("Welcome, Ada Lovelace! Your account is ready.");
		assertNotReloaded(counter);
		assertNotReloaded(form);
	}

	private Page open(BrowserContext browser, String path) {
		Page page = browser.newPage();
		page.navigate("http://localhost:" + this.server.port() + path);
		awaitState(page, "connected");
		page.evaluate("() => { window.sameDocument = true }");
		return page;
	}

	private static void assertNotReloaded(Page page) {
		assertThat(page.evaluate("() => window.sameDocument")).isEqualTo(true);
		assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
	}

	private static void awaitState(Page page, String state) {
		page.locator("html[live-state=" + state + "]").waitFor(new WaitForOptions().setTimeout(20_000));
	}

	private static void increment(Page page) {
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Increment")).click();
	}

}
