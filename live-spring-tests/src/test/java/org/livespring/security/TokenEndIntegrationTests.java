package org.livespring.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

import org.livespring.LiveRoomAuthorizer;
import org.livespring.load.wire.LiveSocket;

import static org.assertj.core.api.Assertions.assertThat;

/** What a token opened ends with the token. */
class TokenEndIntegrationTests {

	private static final Duration LIFE = Duration.ofSeconds(3);

	private static Node node;

	@BeforeAll
	static void start() {
		node = Node.start(TokenApplication.class, "live.sse.enabled=true");
	}

	@AfterAll
	static void stop() {
		node.close();
	}

	@Test
	void connectionEndsWithItsToken() {
		Instant end = Instant.now().plus(LIFE);
		Visitor bob = new Visitor("Authorization", end.toString());
		try (LiveSocket socket = bob.live(node, bob.page(node))) {
			assertThat(socket.isClosed()).isFalse();
			assertThat(socket.closeCode()).isEqualTo(4100);
			assertThat(Instant.now()).isBetween(end, end.plusSeconds(3));
		}
	}

	@Test
	void streamOfEventsEndsWithItsToken() throws Exception {
		Instant end = Instant.now().plus(LIFE);
		HttpResponse<String> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(node.url("/live/sse/news")))
				.header("Authorization", end.toString())
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(Instant.now()).isBetween(end, end.plusSeconds(3));
	}

	static class TokenApplication extends Node.Application {

		@Bean
		LiveRoomAuthorizer everybody() {
			return (user, room) -> user != null;
		}

		@Override
		HttpSecurity configure(HttpSecurity http) throws Exception {
			return super.configure(http)
				.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
				.addFilterBefore(new TokenFilter(), AnonymousAuthenticationFilter.class);
		}

	}

	/** Believes the end that a token says, as a resource server knows it. */
	static class TokenFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			String end = request.getHeader("Authorization");
			if (end != null) {
				OAuth2AccessToken token = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "token", null,
						Instant.parse(end));
				SecurityContextHolder.getContext()
					.setAuthentication(UsernamePasswordAuthenticationToken.authenticated("bob", token,
							AuthorityUtils.createAuthorityList("ROLE_USER")));
			}
			chain.doFilter(request, response);
		}

	}

}
