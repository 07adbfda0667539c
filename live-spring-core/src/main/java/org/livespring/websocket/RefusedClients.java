package org.livespring.websocket;

import java.time.Duration;

import org.apache.commons.logging.Log;

import org.livespring.concurrent.TimeSource;
import org.livespring.http.ClientName;
import org.livespring.log.PrintableLog;

/**
 * Warns of clients that open too many connections, once a minute at most, since clients
 * choose when that happens. Thread-safe.
 */
final class RefusedClients {

	private static final Log logger = PrintableLog.of(RefusedClients.class);

	private static final long PAUSE = Duration.ofMinutes(1).toNanos();

	private final TimeSource time;

	// Guarded by this
	private long next;

	RefusedClients(TimeSource time) {
		this.time = time;
		this.next = time.nanos();
	}

	/**
	 * Warn of a client, unless that was done a moment ago.
	 * @param client the user or the address
	 */
	void refused(String client) {
		if (isDue()) {
			logger.warn("Refused a connection of " + ClientName.loggable(client) + ", which has more than "
					+ "live.limits.client-connections or opens them faster than live.limits.client-handshakes. If it "
					+ "is a proxy, set server.forward-headers-strategy and let the proxy set X-Forwarded-For. Further "
					+ "refusals are not logged for a minute.");
		}
	}

	private synchronized boolean isDue() {
		long now = this.time.nanos();
		boolean due = now - this.next >= 0;
		if (due) {
			this.next = now + PAUSE;
		}
		return due;
	}

}
