package org.livespring.budget;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.livespring.concurrent.TimeSource;

/**
 * What clients open, send and receive over all their connections to a node. Thread-safe.
 */
public final class TrafficBudget {

	private static final long SWEEP = Duration.ofSeconds(10).toNanos();

	private final Limits limits;

	private final TimeSource time;

	private final Map<String, ClientTraffic> clients = new ConcurrentHashMap<>();

	private volatile long swept;

	/**
	 * Create a budget.
	 * @param limits the limits of each client
	 * @param time the time
	 */
	public TrafficBudget(Limits limits, TimeSource time) {
		this.limits = limits;
		this.time = time;
		this.swept = time.nanos();
	}

	/**
	 * The limits of a client.
	 *
	 * @param connections the connections that are open at the same time
	 * @param handshakes the connections that are opened in a second
	 * @param bytes the bytes that are exchanged in a second
	 */
	public record Limits(int connections, int handshakes, long bytes) {

	}

	/**
	 * Open a connection.
	 * @param client the user or the address
	 * @return the traffic of the client, {@code null} if it has too many connections or
	 * opens them too fast
	 */
	public @Nullable ClientTraffic open(String client) {
		sweep(this.time.nanos());
		boolean[] opened = new boolean[1];
		ClientTraffic traffic = this.clients.compute(client, (name, present) -> {
			ClientTraffic known = (present != null) ? present : new ClientTraffic(this.limits, this.time);
			opened[0] = known.open();
			return known;
		});
		return opened[0] ? traffic : null;
	}

	/** Forgets clients of which there is nothing to remember. */
	private void sweep(long now) {
		if (now - this.swept > SWEEP) {
			this.swept = now;
			this.clients.keySet()
				.forEach((client) -> this.clients.computeIfPresent(client,
						(name, traffic) -> traffic.isForgettable() ? null : traffic));
		}
	}

	/** The time that rates are measured by. */
	public TimeSource time() {
		return this.time;
	}

	/** The number of clients that are remembered. */
	public int size() {
		return this.clients.size();
	}

}
