package org.livespring.test.client;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Waits until nothing is under way: no task of a node, no frame, no request without an
 * answer, and nothing that a user would wait for.
 */
public final class Settling {

	/** Longest pause between two looks, for work that nobody counts. */
	private static final Duration LOOK = Duration.ofMillis(20);

	/** Time between two checks of all connections. */
	private static final Duration CHECK = Duration.ofSeconds(1);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final WorkCounter work;

	private final PresenceBus presence;

	private final Set<WebPage> pages = new LinkedHashSet<>();

	/** Pages that may have something to do. */
	private final Set<WebPage> active = Collections.synchronizedSet(new LinkedHashSet<>());

	private final LongSupplier movedNanos;

	/** What nodes otherwise do at intervals. */
	private Tick tick = (check) -> {
	};

	/** When all pages of the nodes were checked last, by {@link System#nanoTime()}. */
	private long checked = System.nanoTime();

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

	/** What nodes do at intervals. */
	@FunctionalInterface
	public interface Tick {

		/**
		 * Do it.
		 * @param check whether to look also for what is due
		 */
		void run(boolean check);

	}

	/** Do this when nothing else is under way, which may bring more. */
	public void onQuiet(Tick tick) {
		this.tick = tick;
	}

	/** Forget all but the first node. */
	public void reset() {
		this.presence.reset();
		this.patience = PATIENCE;
	}

	/** A page was opened. */
	void opened(WebPage page) {
		this.pages.add(page);
		this.active.add(page);
	}

	void remove(WebPage page) {
		this.pages.remove(page);
		this.active.remove(page);
	}

	/** A page may have something to do. */
	void wake(WebPage page) {
		this.active.add(page);
	}

	/** All pages may have something to do, for example connect to another node. */
	public void wakeAll() {
		this.active.addAll(this.pages);
	}

	/** The open pages. */
	public List<WebPage> pages() {
		return List.copyOf(this.pages);
	}

	void arrived(WebPage page) {
		this.active.add(page);
		this.work.arrived();
	}

	/** Do what is due after the clock was moved. The user does not pause. */
	public void timePassed() {
		pages().forEach(WebPage::timePassed);
		wakeAll();
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
			boolean busy = proceed();
			if (!busy && isQuiet(changes)) {
				this.presence.deliver();
				this.tick.run(isCheckDue());
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

	/** Let each page that may have something to do one thing. */
	private boolean proceed() {
		boolean busy = false;
		for (WebPage page : active()) {
			// First, since something may arrive meanwhile
			this.active.remove(page);
			boolean proceeded = page.proceed();
			if (proceeded || page.isWaiting() || page.due() != Long.MAX_VALUE) {
				this.active.add(page);
			}
			busy |= proceeded;
		}
		return busy;
	}

	private List<WebPage> active() {
		synchronized (this.active) {
			return List.copyOf(this.active);
		}
	}

	private boolean isQuiet(long changes) {
		return this.work.isIdle() && active().stream().noneMatch(WebPage::isWaiting) && changes == this.work.changes();
	}

	/** Whether the clock was moved, or as much time went by as between two checks. */
	private boolean isCheckDue() {
		long now = System.nanoTime();
		boolean due = !this.pausing || now - this.checked > CHECK.toNanos();
		this.checked = due ? now : this.checked;
		return due;
	}

	private String underWay() {
		return this.work.isIdle() ? "the pages " + pages().stream().map(WebPage::url).toList()
				: "a task of the application";
	}

}
