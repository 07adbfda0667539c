package org.livespring.health;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

import org.livespring.session.LiveSessions;

/**
 * Takes a node out of service without stopping it: first it is no longer ready, and once
 * those who send it traffic had the time to see that, its browsers are sent elsewhere.
 */
public final class Drain {

	/** How long actions may still run. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	/** How long closing waits then for the connections to be gone. */
	private static final Duration GOODBYE = Duration.ofSeconds(1);

	private final ApplicationContext context;

	private final LiveSessions sessions;

	private final Duration delay;

	private final AtomicBoolean started = new AtomicBoolean();

	public Drain(ApplicationContext context, LiveSessions sessions, Duration delay) {
		this.context = context;
		this.sessions = sessions;
		this.delay = delay;
	}

	/**
	 * Begin. Does nothing if it had begun.
	 * @return {@code false} if it had begun
	 */
	public boolean start() {
		if (!this.started.compareAndSet(false, true)) {
			return false;
		}
		AvailabilityChangeEvent.publish(this.context, ReadinessState.REFUSING_TRAFFIC);
		CompletableFuture.delayedExecutor(this.delay.toMillis(), TimeUnit.MILLISECONDS, Drain::onThread)
			.execute(() -> this.sessions.drain(PATIENCE, GOODBYE));
		return true;
	}

	/** Draining waits for the connections to end. */
	private static void onThread(Runnable task) {
		Thread thread = new Thread(task, "live-drain");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Whether the node is being taken out of service.
	 * @return {@code true} from the start of the drain on
	 */
	public boolean isStarted() {
		return this.started.get() || this.sessions.isDraining();
	}

}
