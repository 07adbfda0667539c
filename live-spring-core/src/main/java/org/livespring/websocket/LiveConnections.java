package org.livespring.websocket;

import java.time.Duration;

import org.springframework.context.SmartLifecycle;

import org.livespring.concurrent.Ticker;
import org.livespring.concurrent.TimeSource;
import org.livespring.session.LiveSessions;
import org.livespring.session.Logins;

/**
 * Closes connections that no longer answer, and drains all connections before the web
 * server stops, which would drop them without a close code.
 */
public final class LiveConnections implements SmartLifecycle {

	private static final Duration CHECK = Duration.ofSeconds(1);

	/** How long a stop waits until the connections are closed. */
	private static final Duration GOODBYE = Duration.ofSeconds(1);

	private final LiveSessions sessions;

	private final Duration patience;

	private final Ticker ticker;

	/**
	 * Creates the lifecycle of the connections.
	 * @param sessions the connections
	 * @param logins ends the connections of logins that are over
	 * @param timeout how long a stop may take; running actions have it but for a second
	 * @param time when to check
	 */
	public LiveConnections(LiveSessions sessions, Logins logins, Duration timeout, TimeSource time) {
		this.sessions = sessions;
		this.patience = timeout.compareTo(GOODBYE) > 0 ? timeout.minus(GOODBYE) : Duration.ZERO;
		this.ticker = new Ticker("live-connections", CHECK, time, sessions::check, logins::check);
	}

	@Override
	public void start() {
		this.sessions.accept();
		this.ticker.start();
	}

	@Override
	public void stop() {
		if (this.ticker.stop()) {
			this.sessions.drain(this.patience, GOODBYE);
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
