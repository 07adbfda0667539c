package org.livespring.observe;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * The one place where calls are added up: each once, by what was called. Whoever reads
 * gets the sums from time to time and makes of them windows, totals or reports.
 * Thread-safe; a call holds a lock for a few additions.
 */
public final class CallTally implements LiveMonitor, CallListener {

	private final long interval;

	/** By names that only the application can declare. */
	private final Map<Called, Line> lines = new ConcurrentHashMap<>();

	private final List<Reader> readers = new CopyOnWriteArrayList<>();

	/** When the sums were handed out last. */
	private volatile long since = System.nanoTime();

	private volatile boolean detailed;

	/**
	 * Create a tally.
	 * @param interval the longest time whose calls are handed out together
	 */
	public CallTally(Duration interval) {
		this.interval = interval.toNanos();
	}

	/**
	 * Hand all sums out to a reader from now on.
	 * @param reader the reader
	 * @param detailed whether it needs latencies and bytes
	 */
	public void addReader(Reader reader, boolean detailed) {
		this.readers.add(reader);
		this.detailed |= detailed;
	}

	@Override
	public boolean measuresCalls() {
		return true;
	}

	@Override
	public CallListener callStarted(LiveCall call) {
		return this;
	}

	@Override
	public void ended(LiveCall call) {
		if (call.started() + call.duration() - this.since >= this.interval) {
			handOut();
		}
		Line line = this.lines.get(call.called());
		if (line == null) {
			line = this.lines.computeIfAbsent(call.called(), (called) -> new Line());
		}
		line.add(call, this.detailed);
	}

	/** Hand out what was added up since the last time. */
	public synchronized void handOut() {
		long since = this.since;
		this.since = System.nanoTime();
		Map<Called, CallSum> sums = new HashMap<>();
		this.lines.forEach((called, line) -> {
			CallSum sum = line.take();
			if (sum != null) {
				sums.put(called, sum);
			}
		});
		if (!sums.isEmpty()) {
			this.readers.forEach((reader) -> reader.added(since, sums));
		}
	}

	/** Gets sums, on one thread at a time. */
	@FunctionalInterface
	public interface Reader {

		/**
		 * Calls ended.
		 * @param since no call ended before, by {@link System#nanoTime()}
		 * @param sums the calls by what was called, not to be changed
		 */
		void added(long since, Map<Called, CallSum> sums);

	}

	/** Calls of one kind. */
	private static final class Line {

		/** Guarded by this. */
		private @Nullable CallSum sum;

		synchronized void add(LiveCall call, boolean detailed) {
			if (this.sum == null) {
				this.sum = new CallSum(detailed);
			}
			this.sum.add(call);
		}

		synchronized @Nullable CallSum take() {
			CallSum taken = this.sum;
			this.sum = null;
			return taken;
		}

	}

}
