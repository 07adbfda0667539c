package org.livespring.security;

import java.time.Duration;
import java.time.Instant;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.transaction.PlatformTransactionManager;

import org.livespring.load.wire.LiveSocket;

import static org.assertj.core.api.Assertions.assertThat;

/** HTTP sessions that disappear from a database, which tells nobody. */
class DeletedSessionIntegrationTests {

	private static final EmbeddedDatabase DATABASE = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2)
		.generateUniqueName(true)
		.addScript("classpath:org/springframework/session/jdbc/schema-h2.sql")
		.build();

	private static final JdbcTemplate JDBC = new JdbcTemplate(DATABASE);

	private static Node one;

	private static Node other;

	@BeforeAll
	static void start() {
		one = Node.start(Application.class);
		other = Node.start(Application.class);
	}

	@AfterAll
	static void stop() {
		one.close();
		other.close();
		DATABASE.shutdown();
	}

	@ParameterizedTest
	@CsvSource({ "logout", "delete", "row" })
	void connectionsOnAnotherNodeEndSoon(String how) {
		Visitor bob = Visitor.loggedIn(one, "bob");
		Visitor alice = Visitor.loggedIn(one, "alice");
		try (LiveSocket socket = bob.live(other, bob.page(one));
				LiveSocket another = alice.live(other, alice.page(one))) {
			assertThat(socket.isClosed()).isFalse();
			end(how, bob);
			long start = System.nanoTime();
			assertThat(socket.closeCode()).isEqualTo(4100);
			assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(2).toNanos());
			assertThat(another.isClosed()).isFalse();
		}
	}

	@Test
	void lookingDoesNotKeepASessionAlive() {
		Visitor bob = Visitor.loggedIn(one, "bob");
		try (LiveSocket socket = bob.live(other, bob.page(one))) {
			JDBC.update("update SPRING_SESSION set MAX_INACTIVE_INTERVAL = 3, EXPIRY_TIME = LAST_ACCESS_TIME + 3000"
					+ " where PRINCIPAL_NAME = 'bob'");
			Instant end = Instant.ofEpochMilli(JDBC.queryForObject(
					"select max(EXPIRY_TIME) from SPRING_SESSION where PRINCIPAL_NAME = 'bob'", Long.class));
			assertThat(socket.closeCode()).isEqualTo(4100);
			assertThat(Instant.now()).isBetween(end, end.plusSeconds(3));
		}
	}

	private static void end(String how, Visitor visitor) {
		switch (how) {
			case "logout" -> visitor.logOut(one);
			case "delete" -> {
				JdbcIndexedSessionRepository sessions = one.bean(JdbcIndexedSessionRepository.class);
				sessions.findByPrincipalName("bob").keySet().forEach(sessions::deleteById);
			}
			default -> JDBC.update("delete from SPRING_SESSION where PRINCIPAL_NAME = 'bob'");
		}
	}

	@EnableJdbcHttpSession
	static class Application extends Node.Application {

		@Bean(destroyMethod = "")
		DataSource database() {
			return DATABASE;
		}

		@Bean
		PlatformTransactionManager transactions(DataSource database) {
			return new JdbcTransactionManager(database);
		}

	}

}
