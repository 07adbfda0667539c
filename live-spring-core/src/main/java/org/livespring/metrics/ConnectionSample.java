package org.livespring.metrics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.livespring.session.ConnectionView;
import org.livespring.session.LiveSessions;

/**
 * The figures of all connections that gauges show. They are computed at most once a
 * second, so that a scrape goes through the connections only once. Thread-safe.
 */
final class ConnectionSample {

	private static final long LIFE = TimeUnit.SECONDS.toNanos(1);

	private final Supplier<LiveSessions> sessions;

	// Guarded by this
	private @Nullable Sample sample;

	ConnectionSample(Supplier<LiveSessions> sessions) {
		this.sessions = sessions;
	}

	synchronized Sample sample() {
		Sample last = this.sample;
		long now = System.nanoTime();
		if (last == null || now - last.taken > LIFE) {
			last = take(now);
			this.sample = last;
		}
		return last;
	}

	private Sample take(long now) {
		List<ConnectionView> connections = this.sessions.get().connections();
		return new Sample(now, connections.stream().mapToLong(ConnectionView::queued).sum(),
				connections.stream().mapToLong(ConnectionView::queued).max().orElse(0),
				ConnectionView.sum(connections, ConnectionView::components),
				ConnectionView.sum(connections, ConnectionView::hibernated));
	}

	/**
	 * The figures of all connections at one time.
	 *
	 * @param taken when they were computed, by {@link System#nanoTime()}
	 * @param queued bytes that wait to be sent on all connections
	 * @param longestQueue bytes that wait on the connection with the longest queue
	 * @param active instances that are awake, by component
	 * @param hibernated instances that are asleep, by component
	 */
	record Sample(long taken, long queued, long longestQueue, Map<String, Integer> active,
			Map<String, Integer> hibernated) {

	}

}
