package org.livespring.monitor;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

import org.livespring.log.Printable;
import org.livespring.log.PrintableLog;
import org.livespring.observe.LiveMonitor;
import org.livespring.observe.SecurityEvent;

/**
 * Tells security events: as lines of a logger of their own, and as events of the
 * application. The number of both is limited, since an attacker could fill the log or
 * keep listeners busy otherwise. Thread-safe.
 */
public final class SecurityLog implements LiveMonitor, AutoCloseable {

	/** Name of the logger. */
	public static final String LOGGER = "org.livespring.security-events";

	/** Events that wait for slow listeners. */
	private static final int MOST_WAITING = 1000;

	private static final Log logger = PrintableLog.of(LOGGER);

	private final Consumer<SecurityEvent> publisher;

	private final LongSupplier clock;

	private final EventLimit limit;

	private final ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS,
			new LinkedBlockingQueue<>(MOST_WAITING), threads());

	/** Events that were not published because of slow listeners. */
	private final AtomicLong unpublished = new AtomicLong();

	/**
	 * Create the log.
	 * @param publisher publishes an event in the application
	 */
	public SecurityLog(Consumer<SecurityEvent> publisher) {
		this(publisher, System::nanoTime);
	}

	SecurityLog(Consumer<SecurityEvent> publisher, LongSupplier clock) {
		this.publisher = publisher;
		this.clock = clock;
		this.limit = new EventLimit(clock.getAsLong());
		this.executor.allowCoreThreadTimeOut(true);
	}

	private static CustomizableThreadFactory threads() {
		CustomizableThreadFactory factory = new CustomizableThreadFactory("live-security-");
		factory.setDaemon(true);
		return factory;
	}

	@Override
	public void securityEvent(SecurityEvent event) {
		check();
		if (this.limit.admits(event)) {
			tell(event);
		}
	}

	/** Tell what was left out in the last minute, once it is over. Called regularly. */
	public void check() {
		this.limit.ended(this.clock.getAsLong()).forEach(this::tell);
	}

	private void tell(SecurityEvent event) {
		logger.info(line(event));
		try {
			this.executor.execute(() -> publish(event));
		}
		catch (RejectedExecutionException ex) {
			this.unpublished.incrementAndGet();
		}
	}

	private static String line(SecurityEvent event) {
		return event.kind() + " address=" + Printable.quoted(event.address()) + " user="
				+ Printable.quoted(event.user())
				+ ((event.component() != null) ? " component=" + Printable.value(event.component()) : "")
				+ ((event.connection() != null) ? " connection=" + event.connection() : "")
				+ ((event.count() > 1) ? " further=" + event.count() : "");
	}

	private void publish(SecurityEvent event) {
		long lost = this.unpublished.getAndSet(0);
		if (lost > 0) {
			logger.warn(lost + " security events were not published, because their listeners are too slow");
		}
		try {
			this.publisher.accept(event);
		}
		catch (RuntimeException ex) {
			logger.error("A listener to security events failed", ex);
		}
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
