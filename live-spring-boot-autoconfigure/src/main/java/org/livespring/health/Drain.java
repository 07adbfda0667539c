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
 * Takes a node out of service without stopping it. First the node reports that it is not
 * ready; after a delay, in which load balancers notice this, it closes its connections,
 * and the browsers reconnect to other nodes.
 */
public final class Drain {

	/** How long running actions may take to finish. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	/** How long to wait after that until the connections are closed. */
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
	 * Starts the drain. Does nothing if it has been started before.
	 * @return {@code false} if it has been started before
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

	/**
	 * Runs a task on a thread of its own, since draining blocks until the connections
	 * have ended.
	 */
	private static void onThread(Runnable task) {
		Thread thread = new Thread(task, "live-drain");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Whether the drain has been started.
	 * @return {@code true} from the start of the drain on
	 */
	public boolean isStarted() {
		return this.started.get() || this.sessions.isDraining();
	}

}
