package org.livespring.security;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.annotation.Secured;
import org.springframework.security.access.prepost.PostAuthorize;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveErrorCode;
import org.livespring.LiveModel;
import org.livespring.LiveModelChange;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.session.LiveSessions;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/** Components that are not for everybody, and users who lose what they had. */
class GuardedComponentsIntegrationTests {

	private static final String KEEPER = "KEEPER";

	/** Keeps the components of lost connections alive. */
	@RegisterExtension
	static final RunningApplication patient = new RunningApplication(GuardedApplication.class);

	@RegisterExtension
	static final RunningApplication forgetful = new RunningApplication(GuardedApplication.class, "live.state.grace=0s");

	private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private final String user = UUID.randomUUID().toString();

	private final String[] login = { "Authorization",
			"Basic " + Base64.getEncoder().encodeToString((this.user + ":secret").getBytes(StandardCharsets.UTF_8)) };

	@ParameterizedTest
	@ValueSource(strings = { "pre-authorized", "secured", "post-authorized", "own-vault", "guarded-mount", "returning",
			"guarded-rehydrate" })
	void comesBackOnlyWhileItsUserHasTheAuthority(String component) {
		LoadedPage page = page(forgetful, component);
		assertThat(codes(forgetful, page)).containsOnlyNulls();
		roles(forgetful, "USER");
		assertThat(codes(forgetful, page)).containsExactly(LiveErrorCode.ACCESS_DENIED);
		roles(forgetful, KEEPER);
		assertThat(codes(forgetful, page)).containsOnlyNulls();
	}

	@ParameterizedTest
	@ValueSource(strings = { "pre-authorized", "guarded-rehydrate" })
	void whatIsStillAliveIsTakenFromAUserWhoLostTheAuthority(String component) {
		LoadedPage page = page(patient, component);
		assertThat(codes(patient, page)).containsOnlyNulls();
		awaitLingering();
		roles(patient, "USER");
		assertThat(codes(patient, page)).containsExactly(LiveErrorCode.ACCESS_DENIED);
		roles(patient, KEEPER);
		assertThat(codes(patient, page)).containsOnlyNulls();
	}

	@Test
	void whatIsStillAliveRunsAsTheUserOfTheNewConnection() {
		LoadedPage page = page(patient, "open-vault");
		LiveComponentState vault = page.component("open-vault");
		try (LiveSocket socket = connect(patient)) {
			socket.rehydrate(page.id(), page.components());
			socket.call(vault, "empty", Map.of());
			assertThat(vault.state().get("visitor").asString()).isEqualTo("emptied");
		}
		awaitLingering();
		roles(patient, "USER");
		try (LiveSocket socket = connect(patient)) {
			socket.rehydrate(page.id(), page.components());
			ServerFrame answer = socket.call(vault, "empty", Map.of());
			assertThat(((ServerFrame.ErrorFrame) answer).code()).isEqualTo(LiveErrorCode.ACCESS_DENIED);
		}
	}

	@Test
	void deniedUserLearnsNothingElse() {
		LoadedPage page = page(patient, "guarded-form");
		roles(patient, "USER");
		LiveComponentState form = page.component("guarded-form");
		try (LiveSocket socket = connect(patient)) {
			socket.rehydrate(page.id(), page.components());
			List<ServerFrame> answers = List.of(socket.call(form, "save", Map.of("name", "")),
					socket.call(form, "save", Map.of("name", "valid")), socket.callAgain(form, "save", socket.next()),
					validate(socket, form, Map.of("name", "")), validate(socket, form, Map.of("name", "valid")),
					write(socket, form, Map.of("number", "x")));
			assertThat(answers)
				.allSatisfy((answer) -> assertThat(answer).isInstanceOfSatisfying(ServerFrame.ErrorFrame.class,
						(error) -> assertThat(error.code() + " " + error.message())
							.isEqualTo("ACCESS_DENIED You are not allowed to do this.")));
			assertThat(socket.frames()).noneMatch(ServerFrame.ComponentUpdate.class::isInstance);
		}
	}

	private static ServerFrame validate(LiveSocket socket, LiveComponentState form, Map<String, ?> payload) {
		long request = socket.next();
		socket.target(request, form);
		socket.send(new ClientFrame.CallAction(request, form.id(), "save", 0, node(payload), List.of("name")));
		return socket.answer(request);
	}

	private static ServerFrame write(LiveSocket socket, LiveComponentState form, Map<String, ?> values) {
		long request = socket.next();
		socket.target(request, form);
		socket.send(new ClientFrame.PropertyUpdate(request, form.id(), 0, node(values), null));
		return socket.answer(request);
	}

	private static ObjectNode node(Map<String, ?> values) {
		return JsonMapper.shared().valueToTree(values);
	}

	@Test
	void methodOfItsOwnIsAskedInsteadOfTheClass() {
		LoadedPage page = page(forgetful, "lenient");
		roles(forgetful, "USER");
		assertThat(codes(forgetful, page)).containsOnlyNulls();
	}

	@Test
	void mountIsAskedForAndNotRun() {
		int mounts = PreAuthorized.mounts.get();
		LoadedPage page = page(forgetful, "pre-authorized");
		assertThat(codes(forgetful, page)).containsOnlyNulls();
		assertThat(PreAuthorized.mounts).hasValue(mounts + 1);
	}

	private LoadedPage page(RunningApplication node, String component) {
		node.bean(InMemoryUserDetailsManager.class)
			.createUser(User.withUsername(this.user).password("{noop}secret").roles(KEEPER).build());
		LoadedPage page = LoadedPage.get(this.browser, node.url("/page/" + component), this.login);
		assertThat(page.components()).hasSize(1);
		return page;
	}

	private void roles(RunningApplication node, String... roles) {
		node.bean(InMemoryUserDetailsManager.class)
			.updateUser(User.withUsername(this.user).password("{noop}secret").roles(roles).build());
	}

	private LiveSocket connect(RunningApplication node) {
		String origin = node.url("");
		return LiveSocket.connect(this.browser, URI.create(origin), WireForm.COMPACT, origin, "/live/ws", this.login);
	}

	/** Hand a page over on a connection that is lost then. */
	private List<LiveErrorCode> codes(RunningApplication node, LoadedPage page) {
		try (LiveSocket socket = connect(node)) {
			return socket.rehydrate(page.id(), page.components())
				.components()
				.stream()
				.map(ServerFrame.Adopted::code)
				.toList();
		}
		finally {
			Awaitility.await().until(() -> node.bean(LiveSessions.class).size() == 0);
		}
	}

	private static void awaitLingering() {
		Awaitility.await().until(() -> patient.bean(LiveSessions.class).lingering() > 0);
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@EnableMethodSecurity(securedEnabled = true)
	@Import({ PreAuthorized.class, SecuredVault.class, PostAuthorized.class, OwnVault.class, GuardedMount.class,
			Returning.class, GuardedRehydrate.class, OpenVault.class, GuardedForm.class, Lenient.class,
			PageController.class })
	static class GuardedApplication {

		@Bean
		SecurityFilterChain security(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.httpBasic(withDefaults())
				.build();
		}

		@Bean
		InMemoryUserDetailsManager users() {
			return new InMemoryUserDetailsManager();
		}

	}

	@Controller
	static class PageController {

		@GetMapping("/page/{component}")
		String page(@PathVariable String component, Model model) {
			model.addAttribute("component", component);
			return "page";
		}

	}

	@LiveComponent(name = "pre-authorized", template = "live/vault")
	@PreAuthorize("hasRole('KEEPER')")
	static class PreAuthorized {

		static final AtomicInteger mounts = new AtomicInteger();

		record State(String owner, String visitor) {
		}

		State mount(Principal user) {
			mounts.incrementAndGet();
			return new State(user.getName(), "");
		}

	}

	@LiveComponent(name = "secured", template = "live/vault")
	@Secured("ROLE_KEEPER")
	static class SecuredVault {

		record State(String owner, String visitor) {
		}

		State mount(Principal user) {
			return new State(user.getName(), "");
		}

	}

	@LiveComponent(name = "post-authorized", template = "live/vault")
	@PostAuthorize("hasRole('KEEPER')")
	static class PostAuthorized {

		record State(String owner, String visitor) {
		}

		State mount(Principal user) {
			return new State(user.getName(), "");
		}

	}

	/** What it holds decides. */
	@LiveComponent(name = "own-vault", template = "live/vault")
	static class OwnVault {

		record State(String owner, String visitor) {
		}

		@PostAuthorize("returnObject.owner() == authentication.name and hasRole('KEEPER')")
		State mount(Principal user) {
			return new State(user.getName(), "");
		}

	}

	@LiveComponent(name = "guarded-mount", template = "live/vault")
	static class GuardedMount {

		record State(String owner, String visitor) {
		}

		@PreAuthorize("#user.name == authentication.name and hasRole('KEEPER')")
		State mount(Principal user) {
			return new State(user.getName(), "");
		}

	}

	@LiveComponent(name = "returning", template = "live/vault")
	@PreAuthorize("hasRole('KEEPER')")
	static class Returning {

		record State(String owner, String visitor) {
		}

		State mount(Principal user) {
			return new State(user.getName(), "");
		}

		State rehydrate(State state) {
			return state;
		}

	}

	@LiveComponent(name = "guarded-rehydrate", template = "live/vault")
	static class GuardedRehydrate {

		record State(String owner, String visitor) {
		}

		State mount(Principal user) {
			return new State(user.getName(), "");
		}

		@PreAuthorize("hasRole('KEEPER')")
		void rehydrate(State state) {
		}

	}

	@LiveComponent(name = "open-vault", template = "live/vault")
	static class OpenVault {

		record State(String owner, String visitor) {
		}

		State mount(Principal user) {
			return new State(user.getName(), "");
		}

		@LiveAction
		@PreAuthorize("hasRole('KEEPER')")
		State empty(State state) {
			return new State(state.owner(), "emptied");
		}

	}

	@LiveComponent(name = "guarded-form", template = "live/vault")
	static class GuardedForm {

		record State(String owner, String visitor, @LiveModel int number) {
		}

		record Form(@NotBlank String name) {
		}

		State mount(Principal user) {
			return new State(user.getName(), "", 0);
		}

		@LiveAction
		@PreAuthorize("hasRole('KEEPER')")
		void save(State state, @Valid Form form) {
		}

		@LiveModelChange("number")
		@PreAuthorize("hasRole('KEEPER')")
		State changed(State state) {
			return state;
		}

	}

	/** Mounted for some, kept by all who have it. */
	@LiveComponent(name = "lenient", template = "live/vault")
	@PreAuthorize("hasRole('KEEPER')")
	static class Lenient {

		record State(String owner, String visitor) {
		}

		State mount(Principal user) {
			return new State(user.getName(), "");
		}

		@PreAuthorize("permitAll()")
		void rehydrate(State state) {
		}

	}

}
