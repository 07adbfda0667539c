package org.livespring.websocket;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;

import org.livespring.log.Printable;
import org.livespring.log.PrintableLog;

/**
 * Warns of origins that were refused: of each once, since a page behind a proxy that is
 * not configured is refused at every attempt, and of a limited number of origins, since
 * clients choose them. Thread-safe.
 */
final class RefusedOrigins {

	private static final Log logger = PrintableLog.of(RefusedOrigins.class);

	private static final int MOST = 100;

	private final Set<String> known = ConcurrentHashMap.newKeySet();

	/**
	 * Warn of an origin unless that was done already.
	 * @param origin the origin of the page
	 * @param own the origin under which the server knows itself
	 */
	void refused(String origin, String own) {
		String seen = Printable.value(origin);
		if (this.known.size() < MOST && this.known.add(seen)) {
			logger.warn("Refused the connection of a page of the origin '" + seen + "', because this server knows "
					+ "itself as '" + Printable.value(own) + "'. If that is the same application behind a proxy, set "
					+ "server.forward-headers-strategy=framework and let the proxy set X-Forwarded-Proto and "
					+ "X-Forwarded-Host. If pages of that origin may connect, add it to "
					+ "live.websocket.allowed-origins. Further attempts of this origin are not logged.");
		}
	}

}
