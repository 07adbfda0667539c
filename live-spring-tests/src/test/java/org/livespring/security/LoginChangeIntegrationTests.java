package org.livespring.security;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;

import org.livespring.identity.InMemoryLoginEnds;
import org.livespring.identity.LoginEnds;
import org.livespring.load.wire.LiveSocket;

import static org.assertj.core.api.Assertions.assertThat;

/** A login that changes, ends or is ended by others takes its connections with it. */
class LoginChangeIntegrationTests {

	/** What a broker does between nodes. */
	private static final LoginEnds BROKER = new InMemoryLoginEnds();

	private static final Map<String, Session> SESSIONS = new ConcurrentHashMap<>();

	private static final SessionRegistry REGISTRY = new SessionRegistryImpl();

	private static Map<String, Node> nodes;

	@BeforeAll
	static void start() {
		nodes = Map.of("container", Node.start(ContainerApplication.class), "store",
				Node.start(SpringSessionApplication.class), "other", Node.start(SpringSessionApplication.class));
	}

	@AfterAll
	static void stop() {
		nodes.values().forEach(Node::close);
	}

	@ParameterizedTest
	@CsvSource({ "container,container,bob", "container,container,alice", "store,store,bob", "store,store,alice",
			"store,other,bob", "store,other,alice" })
	void loginInTheSameBrowserEndsTheConnectionsOfTheOneBefore(String at, String connected, String next) {
		Node node = nodes.get(at);
		Visitor visitor = Visitor.loggedIn(node, "bob");
		Visitor elsewhere = Visitor.loggedIn(node, "alice");
		try (LiveSocket socket = visitor.live(nodes.get(connected), visitor.page(node));
				LiveSocket another = elsewhere.live(nodes.get(connected), elsewhere.page(node))) {
			visitor.logIn(node, next);
			assertEndsSoon(socket);
			assertThat(another.isClosed()).isFalse();
		}
		try (LiveSocket again = visitor.live(nodes.get(connected), visitor.page(node))) {
			assertThat(again.isClosed()).isFalse();
		}
	}

	@ParameterizedTest
	@CsvSource({ "container,container", "store,store", "store,other" })
	void sessionThatIsMadeToExpireEndsItsConnections(String at, String connected) {
		Node node = nodes.get(at);
		Visitor bob = Visitor.loggedIn(node, "bob");
		try (LiveSocket socket = bob.live(nodes.get(connected), bob.page(node))) {
			REGISTRY.getAllPrincipals()
				.stream()
				.flatMap((principal) -> REGISTRY.getAllSessions(principal, false).stream())
				.forEach(SessionInformation::expireNow);
			assertEndsSoon(socket);
		}
	}

	@Test
	void loginElsewhereEndsTheConnectionsOfAUserWithOneSession() {
		Node node = Node.start(OneSessionApplication.class);
		try {
			Visitor bob = Visitor.loggedIn(node, "bob");
			try (LiveSocket socket = bob.live(node, bob.page(node))) {
				Visitor.loggedIn(node, "alice");
				Visitor elsewhere = Visitor.loggedIn(node, "bob");
				assertEndsSoon(socket);
				try (LiveSocket there = elsewhere.live(node, elsewhere.page(node))) {
					assertThat(there.isClosed()).isFalse();
				}
			}
		}
		finally {
			node.close();
		}
	}

	private static void assertEndsSoon(LiveSocket socket) {
		long start = System.nanoTime();
		assertThat(socket.closeCode()).isEqualTo(4100);
		assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(2).toNanos());
	}

	static class ContainerApplication extends Node.Application {

		@Override
		HttpSecurity configure(HttpSecurity http) throws Exception {
			return super.configure(http).sessionManagement((sessions) -> sessions.maximumSessions(10));
		}

		@Bean
		SessionRegistry sessionRegistry() {
			return REGISTRY;
		}

		@Bean
		LoginEnds broker() {
			return BROKER;
		}

	}

	@EnableSpringHttpSession
	static class SpringSessionApplication extends ContainerApplication {

		@Bean
		MapSessionRepository sessions() {
			return new MapSessionRepository(SESSIONS);
		}

	}

	static class OneSessionApplication extends Node.Application {

		@Override
		HttpSecurity configure(HttpSecurity http) throws Exception {
			return super.configure(http).sessionManagement((sessions) -> sessions.maximumSessions(1));
		}

		@Bean
		SessionRegistry sessionRegistry() {
			return new SessionRegistryImpl();
		}

	}

}
