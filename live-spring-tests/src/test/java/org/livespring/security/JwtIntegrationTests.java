package org.livespring.security;

import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.identity.UserChanged;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LiveSocket;
import org.livespring.load.wire.LoadedPage;
import org.livespring.protocol.ServerFrame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Users who are known by a JWT, as an OAuth 2 resource server reads it. */
class JwtIntegrationTests {

	private static final SecretKey KEY = new SecretKeySpec(
			"a key for tests that is long enough".getBytes(StandardCharsets.UTF_8), "HmacSHA256");

	private static final JwtEncoder TOKENS = NimbusJwtEncoder.withSecretKey(KEY).build();

	private static Node node;

	@BeforeAll
	static void start() {
		node = Node.start(JwtApplication.class);
	}

	@AfterAll
	static void stop() {
		node.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Authorization", "Sec-WebSocket-Protocol" })
	void tokenOfTheHandshakeNamesTheUser(String header) {
		Visitor bob = new Visitor("Authorization", bearer("bob", Duration.ofHours(1), "keeper"));
		LoadedPage page = bob.page(node, "/tally");
		try (LiveSocket socket = connect(bob, header, token("bob", Duration.ofHours(1), "keeper"))) {
			socket.rehydrate(page.id(), page.components());
			socket.call(page.component("tally"), "add", Map.of());
			assertThat(count(page)).isEqualTo(1);
		}
	}

	@Test
	void authoritiesAreThoseOfTheToken() {
		Visitor bob = new Visitor("Authorization", bearer("bob", Duration.ofHours(1), "guest"));
		LoadedPage page = bob.page(node, "/tally");
		try (LiveSocket socket = bob.live(node, page)) {
			assertThat(socket.call(page.component("tally"), "add", Map.of()))
				.isInstanceOf(ServerFrame.ErrorFrame.class);
		}
	}

	@Test
	void tokenThatIsNotValidIsRefused() {
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> connect(new Visitor(), "Sec-WebSocket-Protocol", "no.valid.token"))
			.withCauseInstanceOf(WebSocketHandshakeException.class);
	}

	@Test
	void tokenOfTheUrlIsNotRead() {
		Visitor bob = new Visitor();
		assertThat(bob.get(node, "/tally?access_token=" + token("bob", Duration.ofHours(1), "keeper")).statusCode())
			.isNotEqualTo(200);
	}

	@Test
	void connectionEndsWithItsToken() {
		Instant end = Instant.now().plusSeconds(3);
		Visitor bob = new Visitor("Authorization", bearer("bob", Duration.ofSeconds(3), "keeper"));
		try (LiveSocket socket = bob.live(node, bob.page(node, "/tally"))) {
			assertThat(socket.closeCode()).isEqualTo(4100);
			assertThat(Instant.now()).isBetween(end.minusSeconds(1), end.plusSeconds(3));
		}
	}

	@Test
	void anotherTokenTakesOverWithoutALoss() throws Exception {
		Visitor bob = new Visitor("Authorization", bearer("bob", Duration.ofHours(1), "keeper"));
		LoadedPage page = bob.page(node, "/tally");
		LiveComponentState tally = page.component("tally");
		int mounts = Tally.mounts.get();
		try (LiveSocket before = connect(bob, "Sec-WebSocket-Protocol",
				token("bob", Duration.ofSeconds(4), "keeper"))) {
			Instant end = Instant.now().plusSeconds(4);
			before.rehydrate(page.id(), page.components());
			before.call(tally, "add", Map.of());
			long running = before.callLater(tally, "addSlowly", Map.of());
			Tally.running.await();
			try (LiveSocket after = connect(bob, "Sec-WebSocket-Protocol",
					token("bob", Duration.ofHours(1), "keeper"))) {
				after.rehydrate(page.id(), page.components());
				Tally.goOn.countDown();
				assertThat(before.closeCode()).isEqualTo(4002);
				assertThat(after.callAgain(tally, "addSlowly", running)).isInstanceOf(ServerFrame.ActionResponse.class);
				assertThat(after.call(tally, "add", Map.of())).isInstanceOf(ServerFrame.ActionResponse.class);
				assertThat(count(page)).isEqualTo(3);
				assertThat(Tally.mounts).hasValue(mounts);
				Awaitility.await().until(() -> Instant.now().isAfter(end.plusSeconds(2)));
				assertThat(after.isClosed()).isFalse();
			}
		}
	}

	@Test
	void userOfATokenIsNotLookedUp() {
		Visitor bob = new Visitor("Authorization", bearer("bob", Duration.ofHours(1), "keeper"));
		LoadedPage page = bob.page(node, "/tally");
		try (LiveSocket socket = bob.live(node, page)) {
			node.publish(new UserChanged("bob"));
			assertThat(socket.call(page.component("tally"), "add", Map.of()))
				.isInstanceOf(ServerFrame.ActionResponse.class);
			assertThat(socket.isClosed()).isFalse();
		}
	}

	private static LiveSocket connect(Visitor visitor, String header, String token) {
		return visitor.connect(node, header, (header.equals("Authorization") ? "Bearer " : "live.bearer.") + token);
	}

	private static int count(LoadedPage page) {
		return page.component("tally").state().path("count").asInt();
	}

	private static String bearer(String user, Duration life, String scope) {
		return "Bearer " + token(user, life, scope);
	}

	private static String token(String user, Duration life, String scope) {
		JwtClaimsSet claims = JwtClaimsSet.builder()
			.subject(user)
			.claim("scope", scope)
			.expiresAt(Instant.now().plus(life))
			.build();
		return TOKENS.encode(JwtEncoderParameters.from(JwsHeader.with(MacAlgorithm.HS256).build(), claims))
			.getTokenValue();
	}

	@Import({ Tally.class, Pages.class })
	static class JwtApplication extends Node.Application {

		@Override
		HttpSecurity configure(HttpSecurity http) throws Exception {
			return super.configure(http)
				.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
				.oauth2ResourceServer((server) -> server.jwt(Customizer.withDefaults())
					.bearerTokenResolver(new SubprotocolBearerTokenResolver()));
		}

		@Bean
		JwtDecoder tokens() {
			return NimbusJwtDecoder.withSecretKey(KEY).build();
		}

	}

	@Controller
	static class Pages {

		@GetMapping("/tally")
		String page(Model model) {
			model.addAttribute("component", "tally");
			return "page";
		}

	}

	@LiveComponent(name = "tally", template = "live/vault")
	static class Tally {

		static final AtomicInteger mounts = new AtomicInteger();

		static final CountDownLatch running = new CountDownLatch(1);

		static final CountDownLatch goOn = new CountDownLatch(1);

		record State(String owner, String visitor, int count) {
		}

		State mount(Principal user) {
			mounts.incrementAndGet();
			return new State(user.getName(), "", 0);
		}

		@LiveAction
		@PreAuthorize("hasAuthority('SCOPE_keeper')")
		State add(State state) {
			return new State(state.owner(), state.visitor(), state.count() + 1);
		}

		@LiveAction
		State addSlowly(State state) throws InterruptedException {
			running.countDown();
			goOn.await();
			return add(state);
		}

	}

}
