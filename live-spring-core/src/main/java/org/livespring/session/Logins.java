package org.livespring.session;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.livespring.concurrent.TimeSource;
import org.livespring.identity.ExpiredSessions;
import org.livespring.identity.Login;
import org.livespring.identity.LoginEnds;
import org.livespring.identity.LoginExpiry;
import org.livespring.identity.PageIdentity;
import org.livespring.identity.TokenExpiry;
import org.livespring.log.PrintableLog;
import org.livespring.protocol.CloseCode;

/**
 * The logins of the connections of this node. When a login ends, on any node, its
 * connections are closed. Thread-safe.
 */
public final class Logins {

	private static final Log logger = PrintableLog.of(Logins.class);

	/**
	 * Nanoseconds for which the end of a login is remembered, for handshakes that began
	 * before it.
	 */
	private static final long MEMORY = Duration.ofSeconds(60).toNanos();

	private static final int MOST_REMEMBERED = 100_000;

	private static final Duration RETRY = Duration.ofSeconds(5);

	private final LoginEnds ends;

	private final PageIdentity identity;

	private final @Nullable LoginExpiry expiry;

	private final TokenExpiry tokens;

	private final ExpiredSessions expired;

	private final Executor executor;

	private final TimeSource time;

	private final Map<String, Set<LiveSession>> connections = new ConcurrentHashMap<>();

	/** Keys of logins that ended recently, with the time of the end. */
	private final Map<String, Long> ended = new ConcurrentHashMap<>();

	/**
	 * Ids of the connections' HTTP sessions, with the time of the next check whether they
	 * have expired.
	 */
	private final Map<String, Long> due = new ConcurrentHashMap<>();

	/** Ids of the connections' HTTP sessions with their keys. */
	private final Map<String, String> httpSessions = new ConcurrentHashMap<>();

	/** Connections that end with a token, and when. */
	private final Map<LiveSession, Instant> expiring = new ConcurrentHashMap<>();

	/**
	 * Create the logins of a node.
	 * @param ends publishes the end of logins to all nodes
	 * @param identity the page identity, which is revoked when a login ends
	 * @param expiry looks up the expiry of HTTP sessions, {@code null} if their end is
	 * always reported
	 * @param tokens looks up the expiry of tokens
	 * @param expired tells at once which HTTP sessions were made to expire
	 * @param executor runs the look-ups
	 * @param time tells what has expired
	 */
	public Logins(LoginEnds ends, PageIdentity identity, @Nullable LoginExpiry expiry, TokenExpiry tokens,
			ExpiredSessions expired, Executor executor, TimeSource time) {
		this.ends = ends;
		this.identity = identity;
		this.expiry = expiry;
		this.tokens = tokens;
		this.expired = expired;
		this.executor = executor;
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
		Instant end = this.tokens.endOf(user, this.time.clock().instant());
		if (end != null) {
			this.expiring.put(session, end);
		}
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
		if (this.expiry != null && login.session() != null && login.idle() != null) {
			this.due.putIfAbsent(login.session(), login.since() + login.idle().toNanos());
		}
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
		this.expiring.remove(session);
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
		checkTokens(this.time.clock().instant());
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
		LoginExpiry expiry = this.expiry;
		if (expiry != null) {
			this.due.forEach((session, when) -> {
				if (now - when >= 0 && this.due.remove(session, when)
						&& this.connections.containsKey(Login.keyOfSession(session))) {
					this.executor.execute(() -> look(session, expiry));
				}
			});
		}
	}

	private void checkTokens(Instant now) {
		this.expiring.forEach((session, end) -> {
			if (!end.isAfter(now) && this.expiring.remove(session, end)) {
				session.close(CloseCode.LOGGED_OUT);
			}
		});
	}

	private void look(String session, LoginExpiry expiry) {
		Duration left = RETRY;
		try {
			Instant end = expiry.of(session);
			if (end == null) {
				end(Set.of(Login.keyOfSession(session)));
				return;
			}
			left = Duration.between(this.time.clock().instant(), end);
		}
		catch (RuntimeException ex) {
			logger.debug("The expiry of an HTTP session could not be looked up: " + ex);
		}
		this.due.put(session, this.time.nanos() + Math.max(left.toNanos(), 0));
	}

}
