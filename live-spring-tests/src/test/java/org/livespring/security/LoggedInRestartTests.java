package org.livespring.security;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.livespring.test.Browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The server dies under open pages of a user who logged in, and with it the HTTP session:
 * the page identity says who it is.
 */
@ExtendWith(Browser.class)
class LoggedInRestartTests {

	private int port;

	private Process server;

	@BeforeEach
	void start() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			this.port = socket.getLocalPort();
		}
		launch();
	}

	@AfterEach
	void stop() {
		this.server.destroyForcibly();
	}

	@Test
	void userGoesOnWhenTheServerIsKilled(BrowserContext browser) throws IOException {
		Page form = browser.newPage();
		form.navigate(url("/page/sign-up"));
		form.locator("input[name=username]").fill("alice");
		form.locator("input[name=password]").fill("secret");
		form.locator("button[type=submit]").click();
		awaitState(form, "connected");
		Locator name = form.locator("input[name=name]");
		name.pressSequentially("Ada Lo");
		Page counter = browser.newPage();
		counter.navigate(url("/page/counter"));
		awaitState(counter, "connected");
		Locator count = counter.getByRole(AriaRole.STATUS);
		counter.getByRole(AriaRole.BUTTON).click();
		assertThat(count).hasText("1");
		form.evaluate("() => { window.sameDocument = true }");
		counter.evaluate("() => { window.sameDocument = true }");

		this.server.destroyForcibly();
		awaitState(counter, "offline");
		counter.getByRole(AriaRole.BUTTON).click();
		form.bringToFront();
		name.press("End");
		name.pressSequentially("vela");
		launch();
		name.pressSequentially("ce");

		awaitState(counter, "connected");
		awaitState(form, "connected");
		assertThat(count).hasText("2");
		counter.getByRole(AriaRole.BUTTON).click();
		assertThat(count).hasText("3");
		assertThat(name).hasValue("Ada Lovelace");
		assertThat(name).isFocused();
		assertThat(form.evaluate("() => window.sameDocument")).isEqualTo(true);
		assertThat(counter.evaluate("() => window.sameDocument")).isEqualTo(true);
		assertThat(counter.getByRole(AriaRole.ALERT)).hasCount(0);
	}

	private static void awaitState(Page page, String state) {
		page.locator("html[live-state=" + state + "]").waitFor(new WaitForOptions().setTimeout(20_000));
	}

	private String url(String path) {
		return "http://localhost:" + this.port + path;
	}

	private void launch() throws IOException {
		this.server = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				LoginApplication.class.getName(), "--server.port=" + this.port, "--spring.application.name=login",
				"--live.identity.enabled=true", "--live.state.keys=" + Node.KEY,
				"--spring.thymeleaf.prefix=classpath:/testapp/", "--spring.mustache.check-template-location=false",
				"--spring.freemarker.check-template-location=false", "--logging.level.root=warn"))
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(Path.of("target", "login.log").toFile()))
			.start();
		HttpClient http = HttpClient.newHttpClient();
		HttpRequest login = HttpRequest.newBuilder(URI.create(url("/login"))).build();
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.ignoreExceptionsInstanceOf(IOException.class)
			.until(() -> http.send(login, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
	}

}
