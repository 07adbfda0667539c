package org.livespring.monitor;

import java.time.Duration;

import org.springframework.context.SmartLifecycle;

import org.livespring.concurrent.Ticker;

/** Checks the health of components at an interval, on a thread of its own. */
public final class HealthWatch implements SmartLifecycle {

	private final Ticker ticker;

	public HealthWatch(ComponentHealth health, Duration interval) {
		this.ticker = new Ticker("live-health", interval, health::check);
	}

	@Override
	public void start() {
		this.ticker.start();
	}

	@Override
	public void stop() {
		this.ticker.stop();
	}

	@Override
	public boolean isRunning() {
		return this.ticker.isRunning();
	}

}
