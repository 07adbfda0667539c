package org.livespring.security;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

import org.livespring.identity.LoginExpiry;

/** Looks up sessions of Spring Session, most of whose stores report no end. */
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
