package org.livespring.security;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

import org.livespring.identity.LoginExpiry;

/**
 * Looks up when sessions of Spring Session expire, since most of its stores do not report
 * that a session has ended.
 */
public final class SpringSessionLoginExpiry implements LoginExpiry {

	private final SessionRepository<?> sessions;

	public SpringSessionLoginExpiry(SessionRepository<?> sessions) {
		this.sessions = sessions;
	}

	@Override
	public @Nullable Instant of(String session) {
		Session found = this.sessions.findById(session);
		return (found != null && !found.isExpired()) ? found.getLastAccessedTime().plus(found.getMaxInactiveInterval())
				: null;
	}

}
