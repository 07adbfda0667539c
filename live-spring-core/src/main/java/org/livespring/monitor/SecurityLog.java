package org.livespring.monitor;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.livespring.log.PrintableLog;
import org.livespring.observe.LiveMonitor;
import org.livespring.observe.SecurityEvent;

/**
 * Writes security events to a separate logger. The number of lines of each kind is
 * limited, since an attacker could fill the log otherwise. Thread-safe.
 */
public final class SecurityLog implements LiveMonitor {

	/** Name of the logger. */
	public static final String LOGGER = "org.livespring.security-events";

	/** Most lines for one kind of event in a period. */
	private static final int MOST = 20;

	private static final long PERIOD = TimeUnit.MINUTES.toNanos(1);

	private static final Log logger = PrintableLog.of(LOGGER);

	private final LongSupplier clock;

	/** Guarded by this. */
	private final Map<SecurityEvent, Count> counts = new EnumMap<>(SecurityEvent.class);

	public SecurityLog() {
		this(System::nanoTime);
	}

	SecurityLog(LongSupplier clock) {
		this.clock = clock;
	}

	@Override
	public void securityEvent(SecurityEvent event, @Nullable String connection, @Nullable String component) {
		long untold = admit(event);
		if (untold >= 0) {
			logger.info(event + ((connection != null) ? " connection " + connection : "")
					+ ((component != null) ? " component " + component : "")
					+ ((untold > 0) ? " (and " + untold + " before that were not logged)" : ""));
		}
	}

	/**
	 * Returns how many events were not logged before this one, or -1 if this one must not
	 * be logged either.
	 */
	private synchronized long admit(SecurityEvent event) {
		long now = this.clock.getAsLong();
		Count count = this.counts.getOrDefault(event, new Count(now, 0));
		boolean over = now - count.since >= PERIOD;
		this.counts.put(event, over ? new Count(now, 1) : new Count(count.since, count.events + 1));
		if (over) {
			return Math.max(0, count.events - MOST);
		}
		return (count.events < MOST) ? 0 : -1;
	}

	/** Number of events since a time. */
	private record Count(long since, long events) {

	}

}
