package org.livespring.sample;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import static org.assertj.core.api.Assertions.assertThat;

/** Opens pages of the sample and collects what goes wrong in them. */
final class SamplePages {

	private static final String PONG = "[7,";

	private static final String REPORT_VIOLATIONS = """
			addEventListener("securitypolicyviolation",
					({ violatedDirective, blockedURI }) => console.error(`${violatedDirective} forbids ${blockedURI}`))""";

	private final Page page;

	private final String base;

	private final List<String> errors = new ArrayList<>();

	private final List<String> received = new ArrayList<>();

	SamplePages(Page page, int port) {
		this.page = page;
		this.base = "http://localhost:" + port;
		page.addInitScript(REPORT_VIOLATIONS);
		page.onConsoleMessage(this::collect);
		page.onPageError(this.errors::add);
		page.onWebSocket((socket) -> socket.onFrameReceived((frame) -> receive(frame.text())));
	}

	private void collect(ConsoleMessage message) {
		if (message.type().equals("error")) {
			this.errors.add(message.text());
		}
	}

	private void receive(String frame) {
		if (!frame.startsWith(PONG)) {
			this.received.add(frame);
		}
	}

	/** Open a page and wait until its components are alive. */
	Page open(String path) {
		this.page.navigate(this.base + path);
		connected();
		return this.page;
	}

	void connected() {
		this.page.locator("html[live-state=connected]").waitFor();
	}

	/** Size of what the server answers to a click. */
	int bytesOfClick(Locator button) {
		this.received.clear();
		button.click();
		this.page.waitForCondition(() -> !this.received.isEmpty());
		assertThat(this.received).hasSize(1);
		return this.received.get(0).getBytes(StandardCharsets.UTF_8).length;
	}

	void assertNoErrors() {
		assertThat(this.errors).isEmpty();
	}

}
