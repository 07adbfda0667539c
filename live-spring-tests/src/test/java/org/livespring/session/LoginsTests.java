package org.livespring.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.livespring.concurrent.TimeSource;
import org.livespring.identity.ExpiredSessions;
import org.livespring.identity.InMemoryLoginEnds;
import org.livespring.identity.Login;
import org.livespring.identity.LoginExpiry;
import org.livespring.identity.PageIdentity;
import org.livespring.identity.RevokedSessions;
import org.livespring.identity.TokenExpiry;
import org.livespring.identity.UserCheck;
import org.livespring.protocol.CloseCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class LoginsTests {

	private final Queue<Runnable> waiting = new ArrayDeque<>();

	private final InMemoryLoginEnds ends = new InMemoryLoginEnds();

	private final UserChecks users = new UserChecks(UserCheck.NONE, Duration.ZERO, this.ends,
			new RevokedSessions(this.ends, TimeSource.SYSTEM), this.waiting::add, TimeSource.SYSTEM);

	private final LiveSession session = mock();

	@Test
	void endClosesTheConnectionsOfItsKeyOnly() {
		Logins logins = logins((session) -> null);
		LiveSession other = mock();
		logins.opened(this.session, login("a", "b"), null);
		logins.opened(other, login("c"), null);
		logins.end(List.of("b"));
		verify(this.session).close(CloseCode.LOGGED_OUT);
		verify(other, never()).close(CloseCode.LOGGED_OUT);
	}

	@Test
	void endOnAnotherNodeClosesToo() {
		Logins logins = logins((session) -> null);
		logins.opened(this.session, login("a"), null);
		new Logins(this.ends, PageIdentity.NONE, StoredSessions.NONE, TokenExpiry.NEVER, ExpiredSessions.NONE,
				this.users, TimeSource.SYSTEM)
			.end(List.of("a"));
		verify(this.session).close(CloseCode.LOGGED_OUT);
	}

	@Test
	void closedConnectionIsForgotten() {
		Logins logins = logins((session) -> null);
		logins.opened(this.session, login("a"), null);
		logins.closed(this.session, login("a"));
		logins.end(List.of("a"));
		verify(this.session, never()).close(CloseCode.LOGGED_OUT);
	}

	@Test
	void endDuringTheHandshakeClosesTheConnectionAndNoLaterOne() {
		Logins logins = logins((session) -> null);
		Login before = login("a");
		logins.end(List.of("a"));
		logins.opened(this.session, before, null);
		verify(this.session).close(CloseCode.LOGGED_OUT);
		LiveSession later = mock();
		logins.opened(later, login("a"), null);
		verify(later, never()).close(CloseCode.LOGGED_OUT);
	}

	@Test
	void sessionIsLookedUpWhenItIsDueAndNotBefore() {
		Queue<Instant> expiries = new ArrayDeque<>(List.of(Instant.now().minusMillis(1)));
		Logins logins = logins((id) -> expiries.poll());
		logins.opened(mock(), session(Duration.ofHours(1)), null);
		logins.check();
		assertThat(this.waiting).isEmpty();
		Logins due = logins((id) -> expiries.poll());
		due.opened(this.session, session(Duration.ZERO), null);
		due.check();
		due.check();
		assertThat(this.waiting).hasSize(1);
		this.waiting.remove().run();
		verify(this.session, never()).close(CloseCode.LOGGED_OUT);
		due.check();
		this.waiting.remove().run();
		verify(this.session).close(CloseCode.LOGGED_OUT);
	}

	@Test
	void storeThatFailsClosesNothing() {
		Logins logins = logins((id) -> {
			throw new IllegalStateException("The store is away");
		});
		logins.opened(this.session, session(Duration.ZERO), null);
		logins.check();
		this.waiting.remove().run();
		logins.check();
		assertThat(this.waiting).isEmpty();
		verify(this.session, never()).close(CloseCode.LOGGED_OUT);
	}

	@Test
	void connectionEndsWithTheTokenItWasOpenedWith() {
		Instant start = Instant.now();
		Queue<Instant> ends = new ArrayDeque<>(
				List.of(start.plusMillis(50), start.plusSeconds(60), start.minusSeconds(9)));
		Logins logins = new Logins(this.ends, PageIdentity.NONE, StoredSessions.NONE, (user) -> ends.poll(),
				ExpiredSessions.NONE, this.users, TimeSource.SYSTEM);
		LiveSession longer = mock();
		LiveSession tolerated = mock();
		LiveSession nobody = mock();
		logins.opened(this.session, login("a"), () -> "ann");
		logins.opened(longer, login("a"), () -> "ann");
		logins.opened(tolerated, login("a"), () -> "ann");
		logins.opened(nobody, login("a"), null);
		await().untilAsserted(() -> {
			logins.check();
			verify(this.session).close(CloseCode.LOGGED_OUT);
		});
		for (LiveSession other : List.of(longer, tolerated, nobody)) {
			verify(other, never()).close(CloseCode.LOGGED_OUT);
		}
	}

	private Logins logins(LoginExpiry expiry) {
		return new Logins(this.ends, PageIdentity.NONE,
				new StoredSessions(expiry, Duration.ZERO, this.waiting::add, TimeSource.SYSTEM), TokenExpiry.NEVER,
				ExpiredSessions.NONE, this.users, TimeSource.SYSTEM);
	}

	private static Login login(String... keys) {
		return new Login(System.nanoTime(), null, null, null, Set.of(keys));
	}

	private static Login session(Duration idle) {
		return new Login(System.nanoTime(), "id", idle, idle, Set.of(Login.keyOfSession("id")));
	}

}
