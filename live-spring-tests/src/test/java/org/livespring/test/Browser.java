package org.livespring.test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a fresh {@link Page} or {@link BrowserContext} of a Chromium that is
 * started once. Without Chromium the tests are skipped, or fail where the system property
 * {@code live.test.browser} is {@code required}; {@code live.test.chromium} names another
 * executable. Playwright is single-threaded: the callbacks of a page run inside the
 * test's own calls.
 */
public final class Browser implements ExecutionCondition, ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(Browser.class);

	private static final List<String> ARGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

	private static final List<String> EXECUTABLES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
			"/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (executable() != null) {
			return ConditionEvaluationResult.enabled("Chromium found");
		}
		String message = "No Chromium found; install one or name it with -Dlive.test.chromium=PATH";
		if ("required".equals(System.getProperty("live.test.browser"))) {
			throw new IllegalStateException(message);
		}
		return ConditionEvaluationResult.disabled(message);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == Page.class || type == BrowserContext.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Store store = context.getStore(NAMESPACE);
		Tab tab = store.computeIfAbsent(Tab.class, (key) -> new Tab(chromium(context).newContext()), Tab.class);
		return (parameter.getParameter().getType() == BrowserContext.class) ? tab.context : tab.page;
	}

	private static com.microsoft.playwright.Browser chromium(ExtensionContext context) {
		Store store = context.getRoot().getStore(NAMESPACE);
		return store.computeIfAbsent(Chromium.class, (key) -> new Chromium(), Chromium.class).browser;
	}

	static @Nullable Path executable() {
		String configured = System.getProperty("live.test.chromium");
		List<String> candidates = (configured != null) ? List.of(configured) : EXECUTABLES;
		return candidates.stream().map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
	}

	/** The process, closed after the last test of the JVM. */
	private static final class Chromium implements AutoCloseable {

		private final Playwright playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

		private final com.microsoft.playwright.Browser browser = this.playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(executable()).setArgs(ARGS));

		@Override
		public void close() {
			this.playwright.close();
		}

	}

	/** The context of one test with its first page, closed after the test. */
	private static final class Tab implements AutoCloseable {

		private final BrowserContext context;

		private final Page page;

		private Tab(BrowserContext context) {
			this.context = context;
			context.setDefaultTimeout(Patience.LIMIT.toMillis());
			this.page = context.newPage();
		}

		@Override
		public void close() {
			this.context.close();
		}

	}

}
