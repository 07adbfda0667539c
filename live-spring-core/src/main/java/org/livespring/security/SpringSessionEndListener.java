package org.livespring.security;

import java.util.List;

import org.springframework.context.ApplicationListener;
import org.springframework.session.events.SessionDestroyedEvent;

import org.livespring.identity.Login;
import org.livespring.session.Logins;

/** Hears from Spring Session that a session ended, where its store reports that. */
public final class SpringSessionEndListener implements ApplicationListener<SessionDestroyedEvent> {

	private final Logins logins;

	public SpringSessionEndListener(Logins logins) {
		this.logins = logins;
	}

	@Override
	public void onApplicationEvent(SessionDestroyedEvent event) {
		this.logins.end(List.of(Login.keyOfSession(event.getSessionId())));
	}

}
