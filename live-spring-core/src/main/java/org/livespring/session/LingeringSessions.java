package org.livespring.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Sessions whose connection is lost and whose page may come back soon. Bounded;
 * thread-safe.
 */
final class LingeringSessions {

	private final int size;

	/** Until when each one waits, the one lost first first. Guarded by this. */
	private final Map<LiveSession, Long> sessions = new LinkedHashMap<>();

	LingeringSessions(int size) {
		this.size = size;
	}

	/**
	 * Wait for a page.
	 * @return the session that has to go for it
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

	/** Its page came back. */
	synchronized void remove(LiveSession session) {
		this.sessions.remove(session);
	}

	/** Remove those that waited long enough. */
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
