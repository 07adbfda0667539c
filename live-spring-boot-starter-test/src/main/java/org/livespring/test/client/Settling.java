package org.livespring.test.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Waits until nothing is under way: no task of a node, no frame, no request without an
 * answer, and nothing that a user would wait for.
 */
public final class Settling {

	/** Longest pause between two looks, for work that nobody counts. */
	private static final Duration LOOK = Duration.ofMillis(20);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final WorkCounter work;

	private final PresenceBus presence;

	private final List<WebPage> pages = new ArrayList<>();

	private final LongSupplier movedNanos;

	/** What nodes otherwise do at intervals. */
	private Runnable tick = () -> {
	};

	private boolean pausing = true;

	private Duration patience = PATIENCE;

	/**
	 * Create the waiting for the nodes of an application.
	 * @param work counts their tasks
	 * @param presence carries presence between them
	 * @param movedNanos how far the clock was moved
	 */
	public Settling(WorkCounter work, PresenceBus presence, LongSupplier movedNanos) {
		this.work = work;
		this.presence = presence;
		this.movedNanos = movedNanos;
	}

	/** Wait at most this long. */
	public void setPatience(Duration patience) {
		this.patience = patience;
	}

	/** Do this when nothing else is under way, which may bring more. */
	public void onQuiet(Runnable tick) {
		this.tick = tick;
	}

	/** Forget all but the first node. */
	public void reset() {
		this.presence.reset();
		this.patience = PATIENCE;
	}

	void add(WebPage page) {
		this.pages.add(page);
	}

	void remove(WebPage page) {
		this.pages.remove(page);
	}

	/** The open pages. */
	public List<WebPage> pages() {
		return List.copyOf(this.pages);
	}

	void arrived() {
		this.work.arrived();
	}

	/** Do what is due after the clock was moved. The user does not pause. */
	public void timePassed() {
		pages().forEach(WebPage::timePassed);
		this.pausing = false;
		try {
			settle();
		}
		finally {
			this.pausing = true;
		}
	}

	/** Nanoseconds until a page has something to do. */
	public long untilDue() {
		long due = pages().stream().mapToLong(WebPage::due).min().orElse(Long.MAX_VALUE);
		return Math.max(due - movedNanos(), 1);
	}

	boolean isPausing() {
		return this.pausing;
	}

	long movedNanos() {
		return this.movedNanos.getAsLong();
	}

	/**
	 * Wait until nothing is under way.
	 * @throws AssertionError if that takes too long
	 */
	public void settle() {
		long end = System.nanoTime() + this.patience.toNanos();
		while (true) {
			long changes = this.work.changes();
			boolean busy = false;
			for (WebPage page : pages()) {
				busy |= page.proceed();
			}
			if (!busy && isQuiet(changes)) {
				this.presence.deliver();
				this.tick.run();
				this.presence.deliver();
				if (isQuiet(changes)) {
					return;
				}
			}
			else if (!busy) {
				this.work.await(changes, LOOK);
			}
			if (System.nanoTime() - end > 0) {
				throw new AssertionError("Still under way after " + this.patience + ": " + underWay());
			}
		}
	}

	private boolean isQuiet(long changes) {
		return this.work.isIdle() && pages().stream().noneMatch(WebPage::isWaiting) && changes == this.work.changes();
	}

	private String underWay() {
		return this.work.isIdle() ? "the pages " + pages().stream().map(WebPage::url).toList()
				: "a task of the application";
	}

}
