package org.livespring.sample;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;

import org.livespring.test.Browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Loses the connection and the server, and goes on where it was. */
@ExtendWith(Browser.class)
class ReconnectTests {

	private static final String ANSWER = "[6,";

	private final List<WebSocketRoute> sockets = new ArrayList<>();

	private ConfigurableApplicationContext server = start(0);

	private Page page;

	private Locator count;

	@BeforeEach
	void start(Page page) {
		this.page = page;
		this.count = page.locator("main").getByRole(AriaRole.STATUS);
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void connectionThatIsLostComesBackByItself() {
		routeSockets();
		open();
		increment();
		assertThat(this.count).hasText("1");
		lastSocket().close(new WebSocketRoute.CloseOptions().setCode(1011));
		this.page.waitForCondition(() -> this.sockets.size() == 2);
		awaitState("connected");
		increment();
		assertThat(this.count).hasText("2");
	}

	@Test
	void clickWithoutServerIsDoneOnceWhenANewOneIsThere() {
		open();
		increment();
		increment();
		assertThat(this.count).hasText("2");
		int port = port();
		this.server.close();
		awaitState("offline");
		assertThat(this.page.locator(".live-notices")).not().isEmpty();
		increment();
		assertThat(this.count).hasText("2");
		this.server = start(port);
		awaitState("connected");
		assertThat(this.count).hasText("3");
		increment();
		assertThat(this.count).hasText("4");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void clickWhoseAnswerIsLostIsDoneOnceWhereTheServerRemembersIt(boolean noticed) {
		loseFirstAnswer(noticed, () -> {
		});
		open();
		increment();
		assertThat(this.count).hasText("1");
		increment();
		assertThat(this.count).hasText("2");
		assertThat(this.sockets).hasSize(2);
		assertThat(this.page.getByRole(AriaRole.ALERT)).hasCount(0);
	}

	@Test
	void clickWhoseAnswerIsLostIsToldWhereNobodyRemembersItAndRepeatedOnRequest() {
		loseFirstAnswer(true, () -> {
			int port = port();
			this.server.close();
			this.server = start(port);
		});
		open();
		increment();
		// The server starts meanwhile
		assertThat(this.page.getByRole(AriaRole.ALERT)).isVisible(new IsVisibleOptions().setTimeout(30_000));
		assertThat(this.count).hasText("0");
		this.page.getByRole(AriaRole.ALERT).getByText("Try again").click();
		assertThat(this.count).hasText("1");
		assertThat(this.page.getByRole(AriaRole.ALERT)).hasCount(0);
		increment();
		assertThat(this.count).hasText("2");
	}

	/**
	 * The answer to the first action does not arrive, since the connection breaks.
	 * @param noticed whether the server notices
	 * @param after what happens then
	 */
	private void loseFirstAnswer(boolean noticed, Runnable after) {
		this.page.routeWebSocket((url) -> true, (socket) -> {
			WebSocketRoute server = socket.connectToServer();
			boolean first = this.sockets.isEmpty();
			this.sockets.add(socket);
			socket.onClose((code, reason) -> {
				if (noticed) {
					server.close();
				}
			});
			server.onMessage((frame) -> {
				if (first && frame.text().startsWith(ANSWER)) {
					socket.close(new WebSocketRoute.CloseOptions().setCode(1011));
					after.run();
				}
				else {
					socket.send(frame.text());
				}
			});
		});
	}

	private void open() {
		this.page.navigate("http://localhost:" + port() + "/counter");
		awaitState("connected");
	}

	private void routeSockets() {
		this.page.routeWebSocket((url) -> true, (socket) -> {
			socket.connectToServer();
			this.sockets.add(socket);
		});
	}

	private WebSocketRoute lastSocket() {
		return this.sockets.get(this.sockets.size() - 1);
	}

	private void awaitState(String state) {
		this.page.locator("html[live-state=" + state + "]").waitFor(new WaitForOptions().setTimeout(20_000));
	}

	private void increment() {
		this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Increment")).click();
	}

	private int port() {
		return this.server.getEnvironment().getRequiredProperty("local.server.port", int.class);
	}

	private static ConfigurableApplicationContext start(int port) {
		List<String> arguments = new ArrayList<>(
				List.of("--server.port=" + port, "--spring.main.register-shutdown-hook=false",
						"--live.state.keys=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="));
		for (String property : SampleTest.class.getAnnotation(SpringBootTest.class).properties()) {
			arguments.add("--" + property);
		}
		return SpringApplication.run(SampleApplication.class, arguments.toArray(String[]::new));
	}

}
