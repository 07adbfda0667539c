package org.livespring.websocket;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

import org.livespring.session.LiveSessions;
import org.livespring.session.Logins;

/**
 * Looks after the open connections: closes silent ones, and drains all of them before the
 * web server stops, which would drop them without a word.
 */
public final class LiveConnections implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(LiveConnections.class);

	private static final long CHECK_SECONDS = 1;

	/** How long actions may still run at a stop. */
	private static final Duration PATIENCE = Duration.ofMillis(2500);

	/** How long a stop waits until the browsers have been told. */
	private static final Duration GOODBYE = Duration.ofSeconds(1);

	private final LiveSessions sessions;

	private final Logins logins;

	private volatile @Nullable ScheduledExecutorService scheduler;

	public LiveConnections(LiveSessions sessions, Logins logins) {
		this.sessions = sessions;
		this.logins = logins;
	}

	@Override
	public void start() {
		this.sessions.accept();
		ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, "live-connections");
			thread.setDaemon(true);
			return thread;
		});
		scheduler.scheduleWithFixedDelay(this::check, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
		this.scheduler = scheduler;
	}

	private void check() {
		attempt(this.sessions::check);
		attempt(this.logins::check);
	}

	/** A check that throws would be the last one. */
	private static void attempt(Runnable check) {
		try {
			check.run();
		}
		catch (RuntimeException ex) {
			logger.error("Could not look after the connections", ex);
		}
	}

	@Override
	public void stop() {
		ScheduledExecutorService scheduler = this.scheduler;
		if (scheduler != null) {
			this.scheduler = null;
			scheduler.shutdownNow();
			this.sessions.drain(PATIENCE, GOODBYE);
		}
	}

	@Override
	public boolean isRunning() {
		return this.scheduler != null;
	}

	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
