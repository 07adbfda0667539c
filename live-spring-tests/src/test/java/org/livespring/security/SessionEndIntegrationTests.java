package org.livespring.security;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.events.SessionDeletedEvent;

import org.livespring.identity.InMemoryLoginEnds;
import org.livespring.identity.LoginEnds;
import org.livespring.protocol.ServerFrame;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;

import static org.assertj.core.api.Assertions.assertThat;

/** HTTP sessions live while their pages are used, and take the connections with them. */
class SessionEndIntegrationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	/** What a broker does between nodes. */
	private static final LoginEnds BROKER = new InMemoryLoginEnds();

	private static final Map<String, Session> SESSIONS = new ConcurrentHashMap<>();

	private static Node container;

	private static Node springSession;

	private static Node other;

	@BeforeAll
	static void start() {
		container = Node.start(ContainerApplication.class);
		springSession = Node.start(SpringSessionApplication.class);
		other = Node.start(SpringSessionApplication.class);
	}

	@AfterAll
	static void stop() {
		List.of(container, springSession, other).forEach(Node::close);
	}

	static List<Node> nodes() {
		return List.of(container, springSession);
	}

	@Execution(ExecutionMode.CONCURRENT)
	@ParameterizedTest
	@MethodSource("nodes")
	void sessionLivesAsLongAsItsPageIsUsedAndNoLonger(Node node) {
		Visitor bob = Visitor.loggedIn(node, "bob");
		try (LiveSocket socket = bob.live(node, bob.page(node))) {
			assertThat(socket.await(ServerFrame.ConnectionEstablished.class, (frame) -> true).sessionSeconds()).isOne();
			long start = System.nanoTime();
			Awaitility.await().pollInterval(Duration.ofMillis(600)).atMost(Duration.ofSeconds(20)).until(() -> {
				assertThat(bob.get(node, "/live/session").statusCode()).isEqualTo(204);
				return System.nanoTime() - start > TIMEOUT.toNanos() * 2;
			});
			assertThat(socket.isClosed()).isFalse();
			long used = System.nanoTime();
			assertThat(socket.closeCode()).isEqualTo(4100);
			assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - used)).isBetween(TIMEOUT.toMillis() - 200,
					TIMEOUT.toMillis() + 2000);
			assertThat(bob.get(node, "/vault").statusCode()).isEqualTo(302);
		}
	}

	@ParameterizedTest
	@MethodSource("nodes")
	void logoutClosesTheConnectionsOfItsBrowserOnly(Node node) {
		Visitor bob = Visitor.loggedIn(node, "bob");
		Visitor elsewhere = Visitor.loggedIn(node, "bob");
		try (LiveSocket first = bob.live(node, bob.page(node));
				LiveSocket second = bob.live(node, bob.page(node));
				LiveSocket third = elsewhere.live(node, elsewhere.page(node))) {
			long start = System.nanoTime();
			bob.logOut(node);
			assertThat(first.closeCode()).isEqualTo(4100);
			assertThat(second.closeCode()).isEqualTo(4100);
			assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(2).toNanos());
			assertThat(third.isClosed()).isFalse();
			bob.logIn(node, "bob");
			try (LiveSocket again = bob.live(node, bob.page(node))) {
				assertThat(again.isClosed()).isFalse();
			}
		}
	}

	@Test
	void logoutClosesTheConnectionsOnOtherNodesToo() {
		Visitor bob = Visitor.loggedIn(springSession, "bob");
		try (LiveSocket socket = bob.live(other, bob.page(springSession))) {
			bob.logOut(springSession);
			assertThat(socket.closeCode()).isEqualTo(4100);
		}
	}

	@Test
	void sessionThatItsStoreReportsDeletedClosesTheConnections() {
		Visitor bob = Visitor.loggedIn(springSession, "bob");
		LoadedPage page = bob.page(springSession);
		try (LiveSocket socket = bob.live(springSession, page)) {
			String id = springSession.bean(SessionIds.class).of(bob);
			Session session = SESSIONS.remove(id);
			springSession.bean(SessionIds.class).deleted(session);
			assertThat(socket.closeCode()).isEqualTo(4100);
		}
	}

	@Test
	void pageWithoutSessionHasNothingToKeepAlive() {
		Visitor nobody = new Visitor();
		try (LiveSocket socket = nobody.connect(container)) {
			assertThat(socket.await(ServerFrame.ConnectionEstablished.class, (frame) -> true).sessionSeconds())
				.isNull();
		}
		assertThat(nobody.get(container, "/live/session").statusCode()).isEqualTo(204);
		assertThat(nobody.cookie("JSESSIONID")).isNull();
		assertThat(nobody.get(container, "/live/session").headers().allValues("Cache-Control"))
			.containsExactly("private, no-store");
		assertThat(nobody.post(container, "/live/session", "").statusCode()).isEqualTo(405);
	}

	static class Application extends Node.Application {

		@Bean
		LoginEnds broker() {
			return BROKER;
		}

	}

	static class ContainerApplication extends Application {

		@Bean
		HttpSessionListener shortSessions() {
			return new HttpSessionListener() {

				@Override
				public void sessionCreated(HttpSessionEvent event) {
					event.getSession().setMaxInactiveInterval((int) TIMEOUT.toSeconds());
				}

			};
		}

	}

	/** Its store reports no session that ends. */
	@EnableSpringHttpSession
	static class SpringSessionApplication extends Application {

		@Bean
		MapSessionRepository sessions() {
			MapSessionRepository sessions = new MapSessionRepository(SESSIONS);
			sessions.setDefaultMaxInactiveInterval(TIMEOUT);
			return sessions;
		}

		@Bean
		SessionIds sessionIds(ApplicationEventPublisher events) {
			return new SessionIds(events);
		}

	}

	record SessionIds(ApplicationEventPublisher events) {

		String of(Visitor visitor) {
			String value = visitor.cookie("SESSION").getValue();
			return new String(Base64.getDecoder().decode(value));
		}

		void deleted(Session session) {
			this.events.publishEvent(new SessionDeletedEvent(this, session));
		}

	}

}
