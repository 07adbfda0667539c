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

	private static final String ADOPTED = "[3,";

	private static final String ANSWER = "[6,";

	private static final String PONG = "[7,";

	private static final String REPORT_VIOLATIONS = """
			addEventListener("securitypolicyviolation",
					({ violatedDirective, blockedURI }) => console.error(`${violatedDirective} forbids ${blockedURI}`))""";

	private final Page page;

	private final String base;

	private final List<String> errors = new ArrayList<>();

	private final List<String> received = new ArrayList<>();

	private boolean adopted;

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
		this.adopted |= frame.startsWith(ADOPTED);
		if (!frame.startsWith(PONG)) {
			this.received.add(frame);
		}
	}

	/** Open a page and wait until its components are alive. */
	Page open(String path) {
		this.adopted = false;
		this.page.navigate(this.base + path);
		connected();
		return this.page;
	}

	void connected() {
		this.page.locator("html[live-state=connected]").waitFor();
	}

	/** Size of all that the server sends until it has answered a click. */
	int bytesOfClick(Locator button) {
		this.page.waitForCondition(() -> this.adopted);
		this.received.clear();
		button.click();
		this.page.waitForCondition(() -> this.received.stream().anyMatch((frame) -> frame.startsWith(ANSWER)));
		return this.received.stream().mapToInt((frame) -> frame.getBytes(StandardCharsets.UTF_8).length).sum();
	}

	void assertNoErrors() {
		assertThat(this.errors).isEmpty();
	}

}
