package org.livespring.identity;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.livespring.concurrent.TimeSource;

/**
 * HTTP sessions whose login no longer holds, since the user has changed. Every node keeps
 * their keys for a day, so that the next request of such a session is without a login.
 * Thread-safe.
 */
public final class RevokedSessions {

	private static final String REVOKED = "revoked:";

	private static final long MEMORY = Duration.ofHours(24).toNanos();

	private static final int MOST = 100_000;

	private final LoginEnds ends;

	private final TimeSource time;

	/** Keys of the sessions with the time of the revocation; the oldest is the first. */
	private final Map<String, Long> revoked = new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
			return size() > MOST || isOver(eldest.getValue());
		}

	};

	public RevokedSessions(LoginEnds ends, TimeSource time) {
		this.ends = ends;
		this.time = time;
		ends.subscribe(this::hear);
	}

	/**
	 * Ends the login of a session on all nodes.
	 * @param session id of the HTTP session
	 */
	public void revoke(String session) {
		String key = Login.keyOfSession(session);
		this.ends.publish(REVOKED + key);
		this.ends.publish(key);
	}

	/**
	 * Whether the login of a session was ended.
	 * @param session id of the HTTP session
	 */
	public synchronized boolean contains(String session) {
		if (this.revoked.isEmpty()) {
			return false;
		}
		Long when = this.revoked.get(Login.keyOfSession(session));
		return when != null && !isOver(when);
	}

	private synchronized void hear(String message) {
		if (message.startsWith(REVOKED)) {
			String key = message.substring(REVOKED.length());
			this.revoked.remove(key);
			this.revoked.put(key, this.time.nanos());
		}
	}

	private boolean isOver(long when) {
		return this.time.nanos() - when > MEMORY;
	}

}
