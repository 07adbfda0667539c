package org.livespring.security;

import java.io.File;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import gg.jte.resolve.ResourceCodeResolver;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveErrorCode;
import org.livespring.LiveRoomAuthorizer;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.render.jte.JteTags;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/** The recipe for Spring Security in {@code docs/security.md}. */
class SecuredPagesIntegrationTests {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(SecuredApplication.class,
			"spring.thymeleaf.view-names=page,vault", "spring.freemarker.template-loader-path=classpath:/testapp/",
			"spring.mustache.prefix=classpath:/testapp/");

	@Test
	void visitorSeesTheLoginInsteadOfThePage() {
		HttpClient visitor = browser();
		assertThat(get(visitor, "/vault").statusCode()).isEqualTo(302);
		assertThat(get(visitor, "/live/live.js").statusCode()).isEqualTo(200);
	}

	@Test
	void componentKnowsItsUserInPageAndActions() {
		LoadedPage page = page(loggedIn("bob"));
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			LiveComponentState vault = page.component("vault");
			assertThat(vault.state().get("owner").asString()).isEqualTo("bob");
			socket.call(vault, "knock", Map.of());
			assertThat(vault.state().get("visitor").asString()).isEqualTo("bob");
			assertThat(vault.html()).contains("bob");
		}
	}

	@Test
	void actionRunsForWhomItIsAllowedOnly() {
		LoadedPage keepers = page(loggedIn("alice"));
		try (LiveSocket socket = keepers.live(WireForm.COMPACT)) {
			socket.call(keepers.component("vault"), "empty", Map.of());
			assertThat(keepers.component("vault").state().get("visitor").asString()).isEqualTo("emptied by alice");
		}
		LoadedPage others = page(loggedIn("bob"));
		try (LiveSocket socket = others.live(WireForm.COMPACT)) {
			LiveComponentState vault = others.component("vault");
			assertThat(socket.call(vault, "empty", Map.of())).isInstanceOfSatisfying(ServerFrame.ErrorFrame.class,
					(error) -> assertThat(error.code()).isEqualTo(LiveErrorCode.ACCESS_DENIED));
			assertThat(vault.seq()).isZero();
			socket.call(vault, "knock", Map.of());
			assertThat(vault.state().get("visitor").asString()).isEqualTo("bob");
		}
	}

	@Test
	void pageOfAnotherUserIsRefusedInTheSameBrowserToo() {
		HttpClient browser = loggedIn("alice");
		LoadedPage alices = page(browser);
		post(browser, "/logout", csrf(browser, "/logout"));
		assertRefused(browser, alices);
		logIn(browser, "bob");
		assertRefused(browser, alices);
		logIn(browser, "alice");
		try (LiveSocket socket = alices.connect(WireForm.COMPACT)) {
			assertThat(socket.rehydrate(alices.components()).components()).extracting(ServerFrame.Adopted::code)
				.containsOnlyNulls();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/safe", "/class-safe", "/room-safe", "/safe-freemarker", "/safe-mustache", "/safe-jte" })
	void pageWithADeniedMountIsForbidden(String page) {
		HttpResponse<String> allowed = get(loggedIn("alice"), page);
		assertThat(allowed.statusCode()).isEqualTo(200);
		assertThat(allowed.body()).contains("Vault of <b>alice</b>", "application/live");
		HttpResponse<String> denied = get(loggedIn("bob"), page);
		assertThat(denied.statusCode()).isEqualTo(403);
		assertThat(denied.body()).doesNotContain("application/live", "<title>Safe");
	}

	@Test
	void logoutClosesTheConnections() {
		HttpClient browser = loggedIn("alice");
		try (LiveSocket socket = page(browser).live(WireForm.COMPACT)) {
			post(browser, "/logout", csrf(browser, "/logout"));
			assertThat(socket.closeCode()).isEqualTo(4100);
		}
	}

	private static void assertRefused(HttpClient browser, LoadedPage page) {
		try (LiveSocket socket = LiveSocket.connect(browser, URI.create(application.url("/")), WireForm.COMPACT,
				page.origin(), "/live/ws")) {
			assertThat(socket.rehydrate(page.components()).components()).extracting(ServerFrame.Adopted::code)
				.containsExactly(LiveErrorCode.INVALID_STATE);
		}
	}

	private static LoadedPage page(HttpClient browser) {
		return LoadedPage.get(browser, application.url("/vault"));
	}

	private static HttpClient browser() {
		return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
	}

	private static HttpClient loggedIn(String user) {
		HttpClient browser = browser();
		logIn(browser, user);
		return browser;
	}

	private static void logIn(HttpClient browser, String user) {
		HttpResponse<String> response = post(browser, "/login",
				"username=" + user + "&password=secret&" + csrf(browser, "/login"));
		assertThat(response.headers().firstValue("Location").orElse("")).doesNotContain("error");
	}

	private static String csrf(HttpClient browser, String form) {
		Matcher field = CSRF.matcher(get(browser, form).body());
		assertThat(field.find()).isTrue();
		return "_csrf=" + URLEncoder.encode(field.group(1), StandardCharsets.UTF_8);
	}

	private static HttpResponse<String> get(HttpClient browser, String path) {
		return send(browser, HttpRequest.newBuilder(URI.create(application.url(path))));
	}

	private static HttpResponse<String> post(HttpClient browser, String path, String form) {
		return send(browser,
				HttpRequest.newBuilder(URI.create(application.url(path)))
					.header("Content-Type", "application/x-www-form-urlencoded")
					.POST(HttpRequest.BodyPublishers.ofString(form)));
	}

	private static HttpResponse<String> send(HttpClient browser, HttpRequest.Builder request) {
		return browser.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()).join();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@EnableMethodSecurity
	@Import({ Vault.class, Safe.class, ClassSafe.class, RoomSafe.class, PageController.class })
	static class SecuredApplication {

		@Bean
		SecurityFilterChain security(HttpSecurity http) throws Exception {
			return http
				.authorizeHttpRequests((requests) -> requests
					.requestMatchers(HttpMethod.GET, "/live/live*.js", "/live/live.js.map", "/live/src/**",
							"/live/session", "/live/ws")
					.permitAll()
					.anyRequest()
					.authenticated())
				.formLogin(withDefaults())
				.headers((headers) -> headers
					.contentSecurityPolicy((policy) -> policy.policyDirectives("default-src 'self'; object-src 'none'; "
							+ "base-uri 'none'; frame-ancestors 'none'; form-action 'self'")))
				.build();
		}

		@Bean
		LiveRoomAuthorizer keepers() {
			return (user, room) -> !room.equals("keepers") || (user != null && user.getName().equals("alice"));
		}

		@Bean
		InMemoryUserDetailsManager users() {
			return new InMemoryUserDetailsManager(
					User.withUsername("alice").password("{noop}secret").roles("USER", "KEEPER").build(),
					User.withUsername("bob").password("{noop}secret").roles("USER").build());
		}

	}

	@Controller
	static class PageController {

		private final ObjectProvider<JteTags> tags;

		private final TemplateEngine jte = TemplateEngine.create(new ResourceCodeResolver("testapp"),
				Path.of("target", "jte-testapp"), ContentType.Html);

		PageController(ObjectProvider<JteTags> tags) {
			this.tags = tags;
			this.jte.setClassPath(
					List.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
						.split(File.pathSeparator)));
		}

		@Bean
		TemplateEngine jteTemplateEngine() {
			return this.jte;
		}

		@GetMapping("/vault")
		String vault() {
			return "vault";
		}

		@GetMapping({ "/safe", "/class-safe", "/room-safe" })
		String safe(HttpServletRequest request, Model model) {
			model.addAttribute("component", request.getRequestURI().substring(1));
			return "page";
		}

		@GetMapping({ "/safe-freemarker", "/safe-mustache" })
		void otherEngine() {
		}

		@GetMapping("/safe-jte")
		View jte() {
			return (model, request, response) -> {
				response.setContentType("text/html");
				this.jte.render("safe-jte.jte", Map.of("live", this.tags.getObject()),
						new WriterOutput(response.getWriter()));
			};
		}

	}

	@LiveComponent(name = "safe", template = "live/vault")
	static class Safe {

		record State(String owner, String visitor) {
		}

		@PreAuthorize("hasRole('KEEPER')")
		State mount(Principal user) {
			return new State(user.getName(), "");
		}

	}

	@LiveComponent(name = "room-safe", template = "live/vault")
	static class RoomSafe {

		record State(String owner, String visitor) {
		}

		State mount(Principal user, LiveContext live) {
			live.join("keepers");
			return new State(user.getName(), "");
		}

	}

	@LiveComponent(name = "class-safe", template = "live/vault")
	@PreAuthorize("hasRole('KEEPER')")
	static class ClassSafe {

		record State(String owner, String visitor) {
		}

		State mount(Principal user) {
			return new State(user.getName(), "");
		}

	}

	@LiveComponent(name = "vault")
	static class Vault {

		record State(String owner, String visitor) {
		}

		State mount(Principal user) {
			return new State(user.getName(), "");
		}

		@LiveAction
		State knock(State state, Principal user) {
			return new State(state.owner(), user.getName());
		}

		@LiveAction
		@PreAuthorize("hasRole('KEEPER')")
		State empty(State state, Principal user) {
			return new State(state.owner(), "emptied by " + user.getName());
		}

	}

}
