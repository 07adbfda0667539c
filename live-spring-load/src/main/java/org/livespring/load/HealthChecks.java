package org.livespring.load;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Checks regularly whether each node answers, as load balancers do. */
final class HealthChecks implements AutoCloseable {

	private static final int TIMEOUT_MILLIS = 1000;

	/** Missed checks after which a node gets no connections. */
	private static final int MISSED = 2;

	private final Map<InetSocketAddress, Integer> missed = new ConcurrentHashMap<>();

	private final Runnable failed;

	private volatile boolean closed;

	/**
	 * Starts the checks.
	 * @param nodes the nodes
	 * @param seconds between two checks of a node, 0 for none
	 */
	HealthChecks(List<InetSocketAddress> nodes, int seconds) {
		this(nodes, seconds, () -> {
		});
	}

	/**
	 * Starts the checks.
	 * @param nodes the nodes
	 * @param seconds between two checks of a node, 0 for none
	 * @param failed called for each check without an answer
	 */
	HealthChecks(List<InetSocketAddress> nodes, int seconds, Runnable failed) {
		this.failed = failed;
		if (seconds == 0) {
			return;
		}
		for (InetSocketAddress node : nodes) {
			Thread thread = new Thread(() -> check(node, seconds), "check");
			thread.setDaemon(true);
			thread.start();
		}
	}

	boolean isUp(InetSocketAddress node) {
		return this.missed.getOrDefault(node, 0) < MISSED;
	}

	private void check(InetSocketAddress node, int seconds) {
		while (!this.closed) {
			int missed = answers(node) ? 0 : this.missed.getOrDefault(node, 0) + 1;
			if (missed > 0) {
				this.failed.run();
			}
			this.missed.put(node, missed);
			LockSupport.parkNanos(seconds * 1_000_000_000L);
		}
	}

	private static boolean answers(InetSocketAddress node) {
		try {
			HttpURLConnection connection = (HttpURLConnection) URI
				.create("http://" + node.getHostString() + ":" + node.getPort() + "/connections")
				.toURL()
				.openConnection();
			connection.setConnectTimeout(TIMEOUT_MILLIS);
			connection.setReadTimeout(TIMEOUT_MILLIS);
			connection.getInputStream().readAllBytes();
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
