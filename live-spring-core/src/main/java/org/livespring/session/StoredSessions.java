package org.livespring.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.livespring.concurrent.TimeSource;
import org.livespring.identity.Login;
import org.livespring.identity.LoginExpiry;
import org.livespring.log.PrintableLog;

/**
 * HTTP sessions of connections in a store that does not report their end. Each is looked
 * up at an interval, since another node or program may have deleted it, and when it
 * expires. One look-up runs at a time. Thread-safe.
 */
public final class StoredSessions {

	/** No store. */
	public static final StoredSessions NONE = new StoredSessions(null, Duration.ZERO, Runnable::run, TimeSource.SYSTEM);

	private static final Log logger = PrintableLog.of(StoredSessions.class);

	/** Nanoseconds by which a look-up may be early instead of late by a whole check. */
	private static final long HALF_A_CHECK = Duration.ofMillis(500).toNanos();

	private static final Duration RETRY = Duration.ofSeconds(5);

	private final @Nullable LoginExpiry expiry;

	private final Duration interval;

	private final Executor executor;

	private final TimeSource time;

	/** Ids of the HTTP sessions with the time of the next look-up. */
	private final Map<String, Long> due = new ConcurrentHashMap<>();

	private final AtomicBoolean running = new AtomicBoolean();

	/**
	 * Create the sessions of a node.
	 * @param expiry looks up the expiry of a session, {@code null} if the end of sessions
	 * is always reported
	 * @param interval time between two look-ups of a session, 0 to look it up when it
	 * expires only
	 * @param executor runs the look-ups
	 * @param time tells what is due
	 */
	public StoredSessions(@Nullable LoginExpiry expiry, Duration interval, Executor executor, TimeSource time) {
		this.expiry = expiry;
		this.interval = interval;
		this.executor = executor;
		this.time = time;
	}

	void opened(Login login) {
		if (this.expiry == null || login.session() == null) {
			return;
		}
		if (!this.interval.isZero()) {
			this.due.putIfAbsent(login.session(), this.time.nanos() + this.interval.toNanos());
		}
		else if (login.idle() != null) {
			this.due.putIfAbsent(login.session(), login.since() + login.idle().toNanos());
		}
	}

	/**
	 * Look up what is due. Called every second.
	 * @param connected whether a session has connections
	 * @param ended takes the sessions that have ended
	 */
	void check(Predicate<String> connected, Consumer<String> ended) {
		LoginExpiry expiry = this.expiry;
		if (expiry == null) {
			return;
		}
		this.due.keySet().removeIf((session) -> !connected.test(session));
		long now = this.time.nanos();
		List<String> sessions = this.due.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() - now <= HALF_A_CHECK)
			.map(Map.Entry::getKey)
			.toList();
		if (!sessions.isEmpty() && this.running.compareAndSet(false, true)) {
			try {
				this.executor.execute(() -> look(sessions, expiry, ended));
			}
			catch (RejectedExecutionException ex) {
				this.running.set(false);
			}
		}
	}

	private void look(List<String> sessions, LoginExpiry expiry, Consumer<String> ended) {
		try {
			sessions.forEach((session) -> look(session, expiry, ended));
		}
		finally {
			this.running.set(false);
		}
	}

	private void look(String session, LoginExpiry expiry, Consumer<String> ended) {
		Duration pause = RETRY;
		try {
			Instant end = expiry.of(session);
			if (end == null) {
				this.due.remove(session);
				ended.accept(session);
				return;
			}
			pause = pause(Duration.between(this.time.clock().instant(), end));
		}
		catch (RuntimeException ex) {
			logger.debug("An HTTP session could not be looked up: " + ex);
		}
		this.due.replace(session, this.time.nanos() + pause.toNanos());
	}

	private Duration pause(Duration left) {
		Duration pause = (this.interval.isZero() || left.compareTo(this.interval) < 0) ? left : this.interval;
		return pause.isNegative() ? Duration.ZERO : pause;
	}

}
