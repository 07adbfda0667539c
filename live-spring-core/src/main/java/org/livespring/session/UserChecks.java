package org.livespring.session;

import java.security.Principal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.livespring.concurrent.TimeSource;
import org.livespring.identity.BrowserBinding;
import org.livespring.identity.Login;
import org.livespring.identity.LoginEnds;
import org.livespring.identity.RevokedSessions;
import org.livespring.identity.UserCheck;
import org.livespring.log.PrintableLog;
import org.livespring.protocol.CloseCode;

/**
 * The users of the connections of this node, who are looked up again at an interval and
 * when the application says that they have changed. The connections of a user for whom
 * something else holds than before are closed. Thread-safe.
 */
public final class UserChecks {

	private static final Log logger = PrintableLog.of(UserChecks.class);

	private static final String CHECK = "check:";

	private static final int MOST_REMEMBERED = 100_000;

	private final UserCheck check;

	private final Duration interval;

	private final LoginEnds ends;

	private final RevokedSessions revoked;

	private final Executor executor;

	private final TimeSource time;

	/** Users with open connections, by the digest of their names. */
	private final Map<String, User> users = new ConcurrentHashMap<>();

	/** The users of the connections. */
	private final Map<LiveSession, User> connections = new ConcurrentHashMap<>();

	/**
	 * What held for a user when a login was first seen, by the key of its HTTP session or
	 * by its connection. A page that was away comes back to what it left.
	 */
	private final Map<Object, String> marks = Collections.synchronizedMap(new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Object, String> eldest) {
			return size() > MOST_REMEMBERED;
		}

	});

	private final AtomicBoolean running = new AtomicBoolean();

	private final AtomicBoolean failing = new AtomicBoolean();

	/**
	 * Create the checks of a node.
	 * @param check looks users up
	 * @param interval time between two look-ups of a user, 0 for none
	 * @param ends tells all nodes which users to check
	 * @param revoked ends the HTTP sessions of users
	 * @param executor runs the look-ups
	 * @param time tells when they are due
	 */
	public UserChecks(UserCheck check, Duration interval, LoginEnds ends, RevokedSessions revoked, Executor executor,
			TimeSource time) {
		this.check = check;
		this.interval = interval;
		this.ends = ends;
		this.revoked = revoked;
		this.executor = executor;
		this.time = time;
		ends.subscribe(this::hear);
	}

	/**
	 * Check a user at once on all nodes.
	 * @param name name of the user
	 */
	public void changed(String name) {
		this.ends.publish(CHECK + key(name));
	}

	private void hear(String message) {
		User user = message.startsWith(CHECK) ? this.users.get(message.substring(CHECK.length())) : null;
		if (user != null) {
			this.executor.execute(() -> look(user));
		}
	}

	void opened(LiveSession session, Login login, @Nullable Principal principal) {
		if (principal == null || this.interval.isZero() || !this.check.covers(principal)) {
			return;
		}
		User user = this.users.compute(key(principal.getName()), (key, present) -> {
			User watched = (present != null) ? present : new User(principal.getName());
			watched.connections.put(session, login);
			return watched;
		});
		this.connections.put(session, user);
		this.executor.execute(() -> lookFirst(user, session, login));
	}

	void closed(LiveSession session) {
		User user = this.connections.remove(session);
		if (user != null) {
			this.users.computeIfPresent(key(user.name), (key, present) -> {
				present.connections.remove(session);
				this.marks.remove(session);
				return present.connections.isEmpty() ? null : present;
			});
		}
	}

	/** Look up the users that are due. Called every second. */
	void check() {
		long now = this.time.nanos();
		List<User> due = this.users.values().stream().filter((user) -> now - user.due >= 0).toList();
		if (!due.isEmpty() && this.running.compareAndSet(false, true)) {
			try {
				this.executor.execute(() -> round(due));
			}
			catch (RejectedExecutionException ex) {
				this.running.set(false);
			}
		}
	}

	/** One after the other, so that a slow store has one look-up of a node at a time. */
	private void round(List<User> due) {
		try {
			due.forEach(this::look);
		}
		finally {
			this.running.set(false);
		}
	}

	/** What holds at the beginning, for which one look-up serves all connections. */
	private void lookFirst(User user, LiveSession session, Login login) {
		synchronized (user) {
			String mark = user.mark;
			if (mark == null || !holds(session, login, mark)) {
				look(user);
			}
		}
	}

	private void look(User user) {
		synchronized (user) {
			// At another time than the users who came at the same time, as after a start
			long pause = this.interval.toNanos();
			user.due = this.time.nanos() + pause - ThreadLocalRandom.current().nextLong(pause / 4 + 1);
			try {
				UserCheck.Standing standing = this.check.look(user.name);
				this.failing.set(false);
				user.mark = standing.mark();
				user.connections.forEach((session, login) -> compare(session, login, standing));
			}
			catch (RuntimeException ex) {
				tell(ex);
			}
		}
	}

	private void compare(LiveSession session, Login login, UserCheck.Standing standing) {
		if (!standing.accepted() || !holds(session, login, standing.mark())) {
			session.close(CloseCode.LOGGED_OUT);
			if (login.session() != null) {
				this.revoked.revoke(login.session());
			}
		}
	}

	/** Whether what held when a login was first seen still holds. */
	private boolean holds(LiveSession session, Login login, @Nullable String mark) {
		Object key = (login.session() != null) ? Login.keyOfSession(login.session()) : session;
		String before = (mark != null) ? this.marks.putIfAbsent(key, mark) : this.marks.get(key);
		return before == null || before.equals(mark);
	}

	private void tell(RuntimeException failure) {
		if (this.failing.compareAndSet(false, true)) {
			logger.warn("The users of open connections cannot be looked up; they stay as they are until that is "
					+ "possible again", failure);
		}
	}

	private static String key(String name) {
		return BrowserBinding.of("name/" + name);
	}

	/** A user with open connections. The look-ups of a user run one after the other. */
	private static final class User {

		private final String name;

		private final Map<LiveSession, Login> connections = new ConcurrentHashMap<>();

		/** What held at the last look-up. */
		private @Nullable String mark;

		private volatile long due;

		User(String name) {
			this.name = name;
		}

	}

}
