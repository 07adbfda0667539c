package org.livespring.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.livespring.concurrent.TimeSource;

/**
 * Sessions whose connection is lost and whose page may reconnect soon. Limited in number;
 * thread-safe.
 */
final class LingeringSessions {

	private final int size;

	/**
	 * Time at which each session expires, the session that was lost first comes first.
	 * Guarded by this.
	 */
	private final Map<LiveSession, Long> sessions = new LinkedHashMap<>();

	LingeringSessions(int size) {
		this.size = size;
	}

	/**
	 * Keep a session.
	 * @param session the session
	 * @param until time at which it expires, see {@link TimeSource#nanos()}
	 * @return the oldest session if there are too many now, {@code null} otherwise
	 */
	synchronized @Nullable LiveSession add(LiveSession session, long until) {
		this.sessions.put(session, until);
		if (this.sessions.size() <= this.size) {
			return null;
		}
		LiveSession eldest = this.sessions.keySet().iterator().next();
		this.sessions.remove(eldest);
		return eldest;
	}

	/**
	 * Remove the session that was lost first.
	 * @param condition which sessions may be removed
	 */
	synchronized @Nullable LiveSession takeEldest(Predicate<LiveSession> condition) {
		LiveSession eldest = this.sessions.keySet().stream().filter(condition).findFirst().orElse(null);
		if (eldest != null) {
			this.sessions.remove(eldest);
		}
		return eldest;
	}

	/** Remove a session whose page reconnected. */
	synchronized void remove(LiveSession session) {
		this.sessions.remove(session);
	}

	/** Remove and return the sessions that have expired. */
	synchronized List<LiveSession> takeExpired(long now) {
		List<LiveSession> expired = new ArrayList<>(0);
		this.sessions.forEach((session, until) -> {
			if (until - now < 0) {
				expired.add(session);
			}
		});
		expired.forEach(this.sessions::remove);
		return expired;
	}

	synchronized int size() {
		return this.sessions.size();
	}

}
