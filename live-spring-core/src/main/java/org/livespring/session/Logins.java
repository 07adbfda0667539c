package org.livespring.session;

import java.security.Principal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.livespring.concurrent.TimeSource;
import org.livespring.identity.ExpiredSessions;
import org.livespring.identity.Login;
import org.livespring.identity.LoginEnds;
import org.livespring.identity.PageIdentity;
import org.livespring.identity.TokenExpiry;
import org.livespring.protocol.CloseCode;

/**
 * The logins of the connections of this node. When a login ends, on any node, its
 * connections are closed. Thread-safe.
 */
public final class Logins {

	/**
	 * Nanoseconds for which the end of a login is remembered, for handshakes that began
	 * before it.
	 */
	private static final long MEMORY = Duration.ofSeconds(60).toNanos();

	private static final int MOST_REMEMBERED = 100_000;

	private final LoginEnds ends;

	private final PageIdentity identity;

	private final StoredSessions stored;

	private final TokenEnds tokens;

	private final ExpiredSessions expired;

	private final TimeSource time;

	private final Map<String, Set<LiveSession>> connections = new ConcurrentHashMap<>();

	/** Keys of logins that ended recently, with the time of the end. */
	private final Map<String, Long> ended = new ConcurrentHashMap<>();

	/** Ids of the connections' HTTP sessions with their keys. */
	private final Map<String, String> httpSessions = new ConcurrentHashMap<>();

	private final UserChecks users;

	/**
	 * Create the logins of a node.
	 * @param ends publishes the end of logins to all nodes
	 * @param identity the page identity, which is revoked when a login ends
	 * @param stored looks up HTTP sessions in a store that does not report their end
	 * @param tokens looks up the expiry of tokens
	 * @param expired tells at once which HTTP sessions were made to expire
	 * @param users checks the users of the connections again
	 * @param time tells what has expired
	 */
	public Logins(LoginEnds ends, PageIdentity identity, StoredSessions stored, TokenExpiry tokens,
			ExpiredSessions expired, UserChecks users, TimeSource time) {
		this.ends = ends;
		this.identity = identity;
		this.stored = stored;
		this.tokens = new TokenEnds(tokens, time.clock());
		this.expired = expired;
		this.users = users;
		this.time = time;
		ends.subscribe(this::closeAll);
	}

	/**
	 * Register a connection that was opened.
	 * @param session the session of the connection
	 * @param login the login of the connection
	 * @param user the user of the connection, {@code null} when not logged in
	 */
	public void opened(LiveSession session, Login login, @Nullable Principal user) {
		this.tokens.opened(session, user);
		this.users.opened(session, login, user);
		login.keys().forEach((key) -> this.connections.compute(key, (same, sessions) -> {
			Set<LiveSession> present = (sessions != null) ? sessions : new HashSet<>(2);
			present.add(session);
			return present;
		}));
		if (session.isClosed()) {
			closed(session, login);
			return;
		}
		if (login.session() != null) {
			this.httpSessions.computeIfAbsent(login.session(), Login::keyOfSession);
		}
		this.stored.opened(login);
		if (login.keys().stream().anyMatch((key) -> hasEnded(key, login.since()))) {
			session.close(CloseCode.LOGGED_OUT);
		}
	}

	private boolean hasEnded(String key, long since) {
		Long end = this.ended.get(key);
		return end != null && end - since >= 0;
	}

	/**
	 * Remove a connection that was closed.
	 * @param session the session of the connection
	 * @param login the login of the connection
	 */
	public void closed(LiveSession session, Login login) {
		this.tokens.closed(session);
		this.users.closed(session);
		login.keys().forEach((key) -> this.connections.computeIfPresent(key, (same, sessions) -> {
			sessions.remove(session);
			return sessions.isEmpty() ? null : sessions;
		}));
	}

	/**
	 * End a login on all nodes, after a logout or because it expired.
	 * @param keys keys of the login
	 */
	public void end(Collection<String> keys) {
		keys.forEach(this.identity::revoke);
		keys.forEach(this.ends::publish);
	}

	private void closeAll(String key) {
		if (this.ended.size() < MOST_REMEMBERED) {
			this.ended.put(key, this.time.nanos());
		}
		Set<LiveSession> closing = new HashSet<>();
		this.connections.computeIfPresent(key, (same, sessions) -> {
			closing.addAll(sessions);
			return sessions;
		});
		closing.forEach((session) -> session.close(CloseCode.LOGGED_OUT));
	}

	/** Look for HTTP sessions and tokens that have expired. Called every second. */
	public void check() {
		this.tokens.check();
		this.users.check();
		long now = this.time.nanos();
		this.ended.values().removeIf((end) -> now - end > MEMORY);
		this.httpSessions.forEach((session, key) -> {
			if (!this.connections.containsKey(key)) {
				this.httpSessions.remove(session, key);
			}
			else if (this.expired.contains(session)) {
				end(Set.of(key));
			}
		});
		this.stored.check((session) -> this.connections.containsKey(Login.keyOfSession(session)),
				(session) -> end(Set.of(Login.keyOfSession(session))));
	}

}
