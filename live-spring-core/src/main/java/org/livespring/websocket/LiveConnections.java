package org.livespring.websocket;

import java.time.Duration;

import org.springframework.context.SmartLifecycle;

import org.livespring.concurrent.Ticker;
import org.livespring.session.LiveSessions;
import org.livespring.session.Logins;

/**
 * Looks after the open connections: closes silent ones, and drains all of them before the
 * web server stops, which would drop them without a word.
 */
public final class LiveConnections implements SmartLifecycle {

	private static final Duration CHECK = Duration.ofSeconds(1);

	/** How long actions may still run at a stop. */
	private static final Duration PATIENCE = Duration.ofMillis(2500);

	/** How long a stop waits until the browsers have been told. */
	private static final Duration GOODBYE = Duration.ofSeconds(1);

	private final LiveSessions sessions;

	private final Ticker ticker;

	public LiveConnections(LiveSessions sessions, Logins logins) {
		this.sessions = sessions;
		this.ticker = new Ticker("live-connections", CHECK, sessions::check, logins::check);
	}

	@Override
	public void start() {
		this.sessions.accept();
		this.ticker.start();
	}

	@Override
	public void stop() {
		if (this.ticker.stop()) {
			this.sessions.drain(PATIENCE, GOODBYE);
		}
	}

	@Override
	public boolean isRunning() {
		return this.ticker.isRunning();
	}

	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
