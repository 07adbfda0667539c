package org.livespring.monitor;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/** Checks the health of components at an interval, on a thread of its own. */
public final class HealthWatch implements SmartLifecycle {

	private final ComponentHealth health;

	private final Duration interval;

	private volatile @Nullable ScheduledExecutorService scheduler;

	public HealthWatch(ComponentHealth health, Duration interval) {
		this.health = health;
		this.interval = interval;
	}

	@Override
	public void start() {
		ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, "live-health");
			thread.setDaemon(true);
			return thread;
		});
		scheduler.scheduleWithFixedDelay(this.health::check, this.interval.toMillis(), this.interval.toMillis(),
				TimeUnit.MILLISECONDS);
		this.scheduler = scheduler;
	}

	@Override
	public void stop() {
		ScheduledExecutorService scheduler = this.scheduler;
		if (scheduler != null) {
			this.scheduler = null;
			scheduler.shutdownNow();
		}
	}

	@Override
	public boolean isRunning() {
		return this.scheduler != null;
	}

}
