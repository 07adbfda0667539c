package org.livespring.client;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

import org.livespring.test.Browser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page, and the server that the test plays.
 */
@ExtendWith(Browser.class)
abstract class AbstractClientTests {

	protected Page page;

	protected FakeServer server;

	@BeforeEach
	void startServer(Page page) {
		this.page = page;
		this.server = new FakeServer(page);
	}

	@AfterEach
	void stopServer() {
		this.server.close();
		assertThat(this.server.problems()).isEmpty();
	}

	protected final Locator $(String selector) {
		return this.page.locator(selector);
	}

	protected final String text(String selector) {
		return $(selector).textContent();
	}

	/**
	 * Wait for a state of the connection. Not with {@code waitForFunction}: where that
	 * has to look twice, the policy of the page forbids it.
	 */
	protected final void awaitState(String state) {
		$("html[live-state=" + state + "]").waitFor();
	}

	protected final void awaitLoss() {
		$("html:not([live-state=connected])").waitFor();
	}

	protected final Object eval(String script) {
		return this.page.evaluate(script);
	}

}
