package org.livespring.security;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

import org.livespring.session.LiveSessions;
import org.livespring.test.Browser;
import org.livespring.test.app.TestApplication;
import org.livespring.websocket.LiveConnections;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Boot's own chain of Spring Security, and one with only a form: nothing is
 * configured for Live Spring, and the handshake of a page whose login is over is refused.
 */
@ExtendWith(Browser.class)
class RefusedHandshakeIntegrationTests {

	private Page page;

	private int port;

	private ConfigurableApplicationContext application;

	@BeforeEach
	void usePage(Page page) throws IOException {
		this.page = page;
		page.setDefaultTimeout(30_000);
		try (ServerSocket socket = new ServerSocket(0)) {
			this.port = socket.getLocalPort();
		}
	}

	@AfterEach
	void stop() {
		this.application.close();
	}

	@ParameterizedTest
	@ValueSource(classes = { BootsChain.class, OnlyAForm.class })
	void userIsOnHisPageAgainAfterARestartAndALogin(Class<?> chain) {
		start(chain);
		this.page.navigate(url("/page/memo"));
		logIn("alice");
		type();
		this.application.close();
		start(chain);
		this.page.waitForURL("**/login");
		logIn("alice");
		assertThat(this.page.url()).isEqualTo(url("/page/memo?continue"));
		assertThat(this.page.locator("[data-field=a]").inputValue()).isEqualTo("a note");
		assertThat(this.page.locator("[name=title]").inputValue()).isEqualTo("draft");
		this.page.locator("html[live-state=connected]").waitFor();
	}

	@Test
	void otherUserIsToldThatThePageStartsAnew() {
		start(OnlyAForm.class);
		this.page.navigate(url("/page/memo"));
		logIn("alice");
		type();
		this.application.close();
		start(OnlyAForm.class);
		this.page.waitForURL("**/login");
		logIn("bob");
		assertThat(this.page.locator("[data-field=a]").inputValue()).isEmpty();
		this.page.getByText("Another user has logged in").waitFor();
	}

	@Test
	void userWhoIsThrownOutIsLedToTheLogin() {
		start(OneLogin.class);
		this.page.navigate(url("/page/memo"));
		logIn("alice");
		type();
		try (BrowserContext elsewhere = this.page.context().browser().newContext()) {
			Page other = elsewhere.newPage();
			other.navigate(url("/page/memo"));
			logIn(other, "alice");
		}
		drop();
		this.page.waitForURL("**/login");
		logIn("alice");
		assertThat(this.page.url()).isEqualTo(url("/page/memo?continue"));
		assertThat(this.page.locator("[name=title]").inputValue()).isEqualTo("draft");
	}

	@Test
	void pageOfAUserWhoIsReplacedInAnotherTabStartsAnewAndSaysSo() {
		start(OnlyAForm.class);
		this.page.navigate(url("/page/memo"));
		logIn("alice");
		type();
		Page other = this.page.context().newPage();
		other.navigate(url("/login"));
		// A form of an application may be less strict than Spring Security's
		other.locator("[name=username]").evaluate("input => input.readOnly = false");
		other.locator("[name=username]").fill("bob");
		other.locator("[name=password]").fill("secret");
		other.getByRole(AriaRole.BUTTON).click();
		other.waitForURL((url) -> !url.contains("login"));
		drop();
		this.page.getByText("Another user has logged in").waitFor();
		assertThat(this.page.locator("[data-field=a]").inputValue()).isEmpty();
		assertThat(this.page.locator("[name=title]").inputValue()).isEmpty();
	}

	@Test
	void drainedNodeIsNotStormedAndThePageGoesOnAfterwards() {
		start(OnlyAForm.class);
		this.page.navigate(url("/page/memo"));
		logIn("alice");
		AtomicInteger attempts = new AtomicInteger();
		this.page.onWebSocket((socket) -> attempts.incrementAndGet());
		LiveConnections connections = this.application.getBean(LiveConnections.class);
		connections.stop();
		long start = System.nanoTime();
		this.page.getByText("Connection lost").waitFor();
		this.page.waitForCondition(() -> attempts.get() == 6);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(3000));
		connections.start();
		this.page.locator("html[live-state=connected]").waitFor();
	}

	@Test
	void handshakeAndQuestionOfAnotherTabAreNoPageToComeBackTo() {
		start(OnlyAForm.class);
		this.page.navigate(url("/page/memo"));
		List<Integer> answers = new ArrayList<>();
		this.page.onResponse((response) -> answers.add(response.status()));
		this.page.evaluate("""
				() => new Promise(done => new WebSocket("/live/ws".replace(/^/, location.origin.replace("http", "ws")))
				  .onclose = done)""");
		this.page.evaluate("""
				() => fetch("/live/ws", { headers: { "X-Requested-With": "XMLHttpRequest" }, redirect: "manual" })
				  .then(() => 0)""");
		assertThat(answers).contains(302);
		logIn("alice");
		assertThat(this.page.url()).isEqualTo(url("/page/memo?continue"));
	}

	@Test
	void partOfTheClientIsNoPageToComeBackTo() {
		start(OneLogin.class);
		this.page.navigate(url("/page/memo"));
		assertThat(this.page.evaluate("() => import('/live/src/notices.js').then(() => 'loaded', () => 'refused')"))
			.isEqualTo("refused");
		logIn("alice");
		assertThat(this.page.url()).isEqualTo(url("/page/memo?continue"));
	}

	@Test
	void partOfTheClientMakesTheBrowserAskForNoPassword() throws Exception {
		start(BootsChain.class);
		HttpResponse<?> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(url("/live/src/notices.js"))).build(), BodyHandlers.discarding());
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().map()).doesNotContainKey("WWW-Authenticate");
	}

	@Test
	void visitorOfAPublicPageIsNotSentRound() {
		start(OnlyAForm.class);
		List<String> errors = new ArrayList<>();
		this.page.onConsoleMessage((message) -> errors.add(message.text()));
		List<String> pages = new ArrayList<>();
		this.page.onFrameNavigated((frame) -> pages.add(frame.url()));
		this.page.navigate(url("/page/counter"));
		this.page.locator("html[live-state=stopped]").waitFor();
		this.page.waitForCondition(() -> errors.stream().anyMatch((error) -> error.contains("page is public")));
		assertThat(pages).containsExactly(url("/page/counter"));
	}

	private void start(Class<?> chain) {
		this.application = TestApplication.start(chain, "server.port=" + this.port, "live.state.keys=" + Node.KEY,
				"spring.security.user.name=alice", "spring.security.user.password=secret");
	}

	private void type() {
		this.page.locator("[data-field=a]").fill("a note");
		this.page.locator("[name=title]").fill("draft");
		this.page.waitForFunction("document.querySelector('[name=title]').defaultValue === 'draft'");
		this.page.evaluate("import('/live/src/keep.js?0').then(() => 0)");
	}

	private void logIn(String user) {
		logIn(this.page, user);
	}

	private static void logIn(Page page, String user) {
		page.locator("[name=username]").fill(user);
		page.locator("[name=password]").fill("secret");
		page.getByRole(AriaRole.BUTTON).click();
		page.getByText("Joined").waitFor();
	}

	/** All connections are lost. */
	private void drop() {
		LiveSessions sessions = this.application.getBean(LiveSessions.class);
		sessions.connections().forEach((connection) -> sessions.close(connection.id()));
	}

	private String url(String path) {
		return "http://localhost:" + this.port + path;
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@ComponentScan(basePackageClasses = TestApplication.class,
			excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = TestApplication.class))
	static class BootsChain {

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@ComponentScan(basePackageClasses = TestApplication.class,
			excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = TestApplication.class))
	static class OnlyAForm {

		@Bean
		SecurityFilterChain security(HttpSecurity http) throws Exception {
			return http
				.authorizeHttpRequests(
						(requests) -> requests.requestMatchers("/page/counter", "/live/live*.js", "/live/src/**")
							.permitAll()
							.anyRequest()
							.authenticated())
				.formLogin(Customizer.withDefaults())
				.build();
		}

		@Bean
		InMemoryUserDetailsManager users() {
			return new InMemoryUserDetailsManager(
					User.withUsername("alice").password("{noop}secret").roles("USER").build(),
					User.withUsername("bob").password("{noop}secret").roles("USER").build());
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@ComponentScan(basePackageClasses = TestApplication.class,
			excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = TestApplication.class))
	static class OneLogin {

		@Bean
		SecurityFilterChain security(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.formLogin(Customizer.withDefaults())
				.sessionManagement((sessions) -> sessions.maximumSessions(1))
				.build();
		}

	}

}
