package org.livespring.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.livespring.identity.InMemoryLoginEnds;
import org.livespring.identity.Login;
import org.livespring.identity.LoginExpiry;
import org.livespring.identity.PageIdentity;
import org.livespring.protocol.CloseCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class LoginsTests {

	private final Queue<Runnable> waiting = new ArrayDeque<>();

	private final InMemoryLoginEnds ends = new InMemoryLoginEnds();

	private final LiveSession session = mock();

	@Test
	void endClosesTheConnectionsOfItsKeyOnly() {
		Logins logins = logins(null);
		LiveSession other = mock();
		logins.opened(this.session, login("a", "b"));
		logins.opened(other, login("c"));
		logins.end(List.of("b"));
		verify(this.session).close(CloseCode.LOGGED_OUT);
		verify(other, never()).close(CloseCode.LOGGED_OUT);
	}

	@Test
	void endOnAnotherNodeClosesToo() {
		Logins logins = logins(null);
		logins.opened(this.session, login("a"));
		new Logins(this.ends, PageIdentity.NONE, null, this.waiting::add).end(List.of("a"));
		verify(this.session).close(CloseCode.LOGGED_OUT);
	}

	@Test
	void closedConnectionIsForgotten() {
		Logins logins = logins(null);
		logins.opened(this.session, login("a"));
		logins.closed(this.session, login("a"));
		logins.end(List.of("a"));
		verify(this.session, never()).close(CloseCode.LOGGED_OUT);
	}

	@Test
	void endDuringTheHandshakeClosesTheConnectionAndNoLaterOne() {
		Logins logins = logins(null);
		Login before = login("a");
		logins.end(List.of("a"));
		logins.opened(this.session, before);
		verify(this.session).close(CloseCode.LOGGED_OUT);
		LiveSession later = mock();
		logins.opened(later, login("a"));
		verify(later, never()).close(CloseCode.LOGGED_OUT);
	}

	@Test
	void sessionIsLookedUpWhenItIsDueAndNotBefore() {
		Queue<Instant> expiries = new ArrayDeque<>(List.of(Instant.now().minusMillis(1)));
		Logins logins = logins((id) -> expiries.poll());
		logins.opened(mock(), session(Duration.ofHours(1)));
		logins.check();
		assertThat(this.waiting).isEmpty();
		Logins due = logins((id) -> expiries.poll());
		due.opened(this.session, session(Duration.ZERO));
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
		logins.opened(this.session, session(Duration.ZERO));
		logins.check();
		this.waiting.remove().run();
		logins.check();
		assertThat(this.waiting).isEmpty();
		verify(this.session, never()).close(CloseCode.LOGGED_OUT);
	}

	private Logins logins(LoginExpiry expiry) {
		return new Logins(this.ends, PageIdentity.NONE, expiry, this.waiting::add);
	}

	private static Login login(String... keys) {
		return new Login(System.nanoTime(), null, null, null, Set.of(keys));
	}

	private static Login session(Duration idle) {
		return new Login(System.nanoTime(), "id", idle, idle, Set.of(Login.keyOfSession("id")));
	}

}
