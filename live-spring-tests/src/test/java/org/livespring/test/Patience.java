package org.livespring.test;

import java.time.Duration;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets Awaitility look every 10 milliseconds, instead of 100 and not before, and all that
 * waits do so as long as a busy machine may need.
 */
public final class Patience implements BeforeAllCallback {

	static final Duration LIMIT = Duration.ofSeconds(30);

	private static final Duration INTERVAL = Duration.ofMillis(10);

	@Override
	public void beforeAll(ExtensionContext context) {
		Awaitility.setDefaultPollInterval(INTERVAL);
		Awaitility.setDefaultTimeout(LIMIT);
		PlaywrightAssertions.setDefaultAssertionTimeout(LIMIT.toMillis());
	}

}
