package org.livespring.security;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.web.filter.OncePerRequestFilter;

import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;

import static org.assertj.core.api.Assertions.assertThat;

/** A page that one node rendered for a user lives on at another, as that user only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserOnAnotherNodeIntegrationTests {

	private final Map<Way, Node[]> nodes = new ConcurrentHashMap<>();

	@AfterAll
	void stop() {
		this.nodes.values().stream().flatMap(Stream::of).forEach(Node::close);
	}

	@ParameterizedTest
	@MethodSource("ways")
	void pageLivesOnAsItsUser(Way way) {
		Node[] nodes = start(way);
		Visitor bob = way.visitor(nodes[0], "bob");
		LoadedPage page = bob.page(nodes[0]);
		try (LiveSocket socket = bob.live(nodes[1], page)) {
			socket.call(page.component("vault"), "knock", Map.of());
			assertThat(page.component("vault").state().get("visitor").asString()).isEqualTo("bob");
		}
	}

	@ParameterizedTest
	@MethodSource("ways")
	void pageIsRefusedToOthers(Way way) {
		Node[] nodes = start(way);
		Visitor bob = way.visitor(nodes[0], "bob");
		LoadedPage page = bob.page(nodes[0]);
		way.visitor(nodes[0], "alice").refused(nodes[1], page);
		Visitor alice = way.visitor(nodes[0], "alice");
		alice.page(nodes[0]);
		alice.steal(bob, "live-test-");
		alice.refused(nodes[1], page);
	}

	@ParameterizedTest
	@MethodSource("ways")
	void pageIsRefusedToAnonymousUsersOfItsBrowser(Way way) {
		Node[] nodes = start(way);
		Visitor bob = way.visitor(nodes[0], "bob");
		LoadedPage page = bob.page(nodes[0]);
		Visitor nobody = new Visitor();
		nobody.steal(bob, "live-test-");
		nobody.refused(nodes[1], page);
	}

	static Way[] ways() {
		return Way.values();
	}

	private Node[] start(Way way) {
		return this.nodes.computeIfAbsent(way, (same) -> new Node[] { Node.start(way.application, way.properties),
				Node.start(way.application, way.properties) });
	}

	/** What says who the user is on another node. */
	enum Way {

		SPRING_SESSION(SpringSessionApplication.class),

		BEARER_TOKEN(BearerApplication.class) {

			@Override
			Visitor visitor(Node node, String user) {
				return new Visitor("Authorization", "Bearer " + user);
			}

		},

		REMEMBER_ME(RememberMeApplication.class),

		PAGE_IDENTITY(Node.Application.class, "live.identity.enabled=true");

		private final Class<?> application;

		private final String[] properties;

		Way(Class<?> application, String... properties) {
			this.application = application;
			this.properties = properties;
		}

		Visitor visitor(Node node, String user) {
			return Visitor.loggedIn(node, user);
		}

	}

	@EnableSpringHttpSession
	static class SpringSessionApplication extends Node.Application {

		private static final Map<String, Session> SESSIONS = new ConcurrentHashMap<>();

		@Bean
		MapSessionRepository sessions() {
			return new MapSessionRepository(SESSIONS);
		}

	}

	static class RememberMeApplication extends Node.Application {

		@Override
		HttpSecurity configure(HttpSecurity http) throws Exception {
			return super.configure(http)
				.rememberMe((remember) -> remember.key("the same on all nodes").alwaysRemember(true));
		}

	}

	static class BearerApplication extends Node.Application {

		@Override
		HttpSecurity configure(HttpSecurity http) throws Exception {
			return super.configure(http)
				.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
				.addFilterBefore(new BearerFilter(), AnonymousAuthenticationFilter.class);
		}

	}

	/** Believes every token, as a test may. */
	static class BearerFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			String token = request.getHeader("Authorization");
			if (token != null) {
				SecurityContextHolder.getContext()
					.setAuthentication(
							UsernamePasswordAuthenticationToken.authenticated(token.substring("Bearer ".length()), null,
									AuthorityUtils.createAuthorityList("ROLE_USER")));
			}
			chain.doFilter(request, response);
		}

	}

}
