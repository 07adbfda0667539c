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
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.livespring.identity.Login;
import org.livespring.identity.LoginEnds;
import org.livespring.identity.LoginExpiry;
import org.livespring.identity.PageIdentity;
import org.livespring.identity.TokenExpiry;
import org.livespring.protocol.CloseCode;

/**
 * The logins behind the connections of this node: closes the connections of those that
 * end, wherever that is noticed. Thread-safe.
 */
public final class Logins {

	private static final Log logger = LogFactory.getLog(Logins.class);

	/** How long an end is remembered for a handshake that began before it. */
	private static final long MEMORY = Duration.ofSeconds(60).toNanos();

	private static final int MOST_REMEMBERED = 100_000;

	private static final Duration RETRY = Duration.ofSeconds(5);

	private final LoginEnds ends;

	private final PageIdentity identity;

	private final @Nullable LoginExpiry expiry;

	private final TokenExpiry tokens;

	private final Executor executor;

	private final Map<String, Set<LiveSession>> connections = new ConcurrentHashMap<>();

	/** Keys of logins that ended lately, and when. */
	private final Map<String, Long> ended = new ConcurrentHashMap<>();

	/** HTTP sessions of connections, and when to look whether they have expired. */
	private final Map<String, Long> due = new ConcurrentHashMap<>();

	/** Connections that end with a token, and when. */
	private final Map<LiveSession, Instant> expiring = new ConcurrentHashMap<>();

	/**
	 * Create the logins of a node.
	 * @param ends tells other nodes
	 * @param identity what says who the user is on another node
	 * @param expiry looks up sessions, {@code null} where their end is always reported
	 * @param tokens knows when tokens end
	 * @param executor looks sessions up
	 */
	public Logins(LoginEnds ends, PageIdentity identity, @Nullable LoginExpiry expiry, TokenExpiry tokens,
			Executor executor) {
		this.ends = ends;
		this.identity = identity;
		this.expiry = expiry;
		this.tokens = tokens;
		this.executor = executor;
		ends.subscribe(this::closeAll);
	}

	/**
	 * A connection was opened.
	 * @param session the connection
	 * @param login its login
	 * @param user its user, {@code null} when not logged in
	 */
	public void opened(LiveSession session, Login login, @Nullable Principal user) {
		Instant end = this.tokens.endOf(user);
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
	 * A connection was closed.
	 * @param session the connection
	 * @param login its login
	 */
	public void closed(LiveSession session, Login login) {
		this.expiring.remove(session);
		login.keys().forEach((key) -> this.connections.computeIfPresent(key, (same, sessions) -> {
			sessions.remove(session);
			return sessions.isEmpty() ? null : sessions;
		}));
	}

	/**
	 * A login ended, here or because nobody used it: tell all nodes.
	 * @param keys what it is known by
	 */
	public void end(Collection<String> keys) {
		keys.forEach(this.identity::revoke);
		keys.forEach(this.ends::publish);
	}

	private void closeAll(String key) {
		if (this.ended.size() < MOST_REMEMBERED) {
			this.ended.put(key, System.nanoTime());
		}
		Set<LiveSession> closing = new HashSet<>();
		this.connections.computeIfPresent(key, (same, sessions) -> {
			closing.addAll(sessions);
			return sessions;
		});
		closing.forEach((session) -> session.close(CloseCode.LOGGED_OUT));
	}

	/** Look for sessions and tokens that have expired; to be called every second. */
	public void check() {
		checkTokens(Instant.now());
		long now = System.nanoTime();
		this.ended.values().removeIf((end) -> now - end > MEMORY);
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
			left = Duration.between(Instant.now(), end);
		}
		catch (RuntimeException ex) {
			logger.debug("Could not look a session up: " + ex);
		}
		this.due.put(session, System.nanoTime() + Math.max(left.toNanos(), 0));
	}

}
