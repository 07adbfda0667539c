package org.livespring.test.client;

import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

import org.springframework.mock.web.MockHttpSession;

import org.livespring.concurrent.TimeSource;

/**
 * What a servlet container does with HTTP sessions and mocks of them do not: they expire,
 * and listeners are told.
 *
 * @param timeout how long an unused session lives
 * @param listeners the listeners of the application
 * @param time tells how long a session is unused
 */
public record HttpSessions(Duration timeout, List<HttpSessionListener> listeners, TimeSource time) {

	void created(MockHttpSession session) {
		if (session.getMaxInactiveInterval() == 0) {
			session.setMaxInactiveInterval((int) this.timeout.toSeconds());
		}
		this.listeners.forEach((listener) -> listener.sessionCreated(new HttpSessionEvent(session)));
	}

	void ended(MockHttpSession session) {
		this.listeners.forEach((listener) -> listener.sessionDestroyed(new HttpSessionEvent(session)));
	}

	boolean isExpired(MockHttpSession session, long used) {
		Duration life = Duration.ofSeconds(session.getMaxInactiveInterval());
		return life.toSeconds() > 0 && this.time.nanos() - used > life.toNanos();
	}

}
