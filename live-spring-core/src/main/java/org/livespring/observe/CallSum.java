package org.livespring.observe;

import org.jspecify.annotations.Nullable;

import org.livespring.diff.Patch;

/** Calls added up. Not thread-safe. */
public final class CallSum {

	private static final Figure[] FIGURES = Figure.values();

	private final long[] figures = new long[FIGURES.length];

	private final @Nullable Latencies latencies;

	/** A sum without what costs more, see {@link #CallSum(boolean)}. */
	public CallSum() {
		this(false);
	}

	/**
	 * Create a sum.
	 * @param detailed whether latencies and bytes are added up
	 */
	public CallSum(boolean detailed) {
		this.latencies = detailed ? new Latencies() : null;
		this.figures[Figure.LAST_DONE.ordinal()] = Long.MIN_VALUE;
	}

	/**
	 * Add a call that is over.
	 * @param call the call
	 */
	public void add(LiveCall call) {
		add(Figure.CALLS, 1);
		CallOutcome outcome = call.outcome();
		if (outcome == CallOutcome.FAILED) {
			add(Figure.FAILED, 1);
		}
		else if (outcome == CallOutcome.DONE) {
			add(Figure.LAST_DONE, call.started() + call.duration());
		}
		add(Figure.NANOS, call.duration());
		add(Figure.SLOWEST, call.duration());
		add(Figure.WAITED, call.waited());
		add(Figure.RENDERING, call.nanos(LivePhase.RENDER));
		if (call.snapshotSize() >= 0) {
			add(Figure.SNAPSHOTS, 1);
			add(Figure.SNAPSHOT_SIZE, call.snapshotSize());
			add(Figure.LARGEST_SNAPSHOT, call.snapshotSize());
		}
		Patch html = call.html();
		if (html != null && call.kind() != CallKind.RESYNC) {
			add(Figure.UPDATES, 1);
			add(Figure.WHOLE_TEXTS, html.isFull() ? 1 : 0);
		}
		if (this.latencies != null) {
			this.latencies.record(call.duration());
			add(Figure.BYTES, bytes(html) + bytes(call.state()));
		}
	}

	private static long bytes(@Nullable Patch patch) {
		return (patch != null) ? patch.encodedLength() : 0;
	}

	/**
	 * Add what was added up elsewhere.
	 * @param other another sum
	 */
	public void add(CallSum other) {
		for (Figure figure : FIGURES) {
			add(figure, other.get(figure));
		}
		if (this.latencies != null && other.latencies != null) {
			this.latencies.add(other.latencies);
		}
	}

	/**
	 * Add to a figure.
	 * @param figure which one
	 * @param value what to add, or what it is to be at least
	 */
	public void add(Figure figure, long value) {
		long before = this.figures[figure.ordinal()];
		this.figures[figure.ordinal()] = figure.largest ? Math.max(before, value) : before + value;
	}

	/**
	 * A figure of all calls.
	 * @param figure which one
	 * @return its value
	 */
	public long get(Figure figure) {
		return this.figures[figure.ordinal()];
	}

	/**
	 * How long the calls took.
	 * @return their latencies, none without detail
	 */
	public Latencies latencies() {
		return (this.latencies != null) ? this.latencies : new Latencies();
	}

	/** What is added up. */
	public enum Figure {

		/** Calls. */
		CALLS(false),
		/** Those that failed. */
		FAILED(false),
		/** Nanoseconds that all took. */
		NANOS(false),
		/** Nanoseconds that the slowest took. */
		SLOWEST(true),
		/** Nanoseconds that all waited for their turn. */
		WAITED(false),
		/** Nanoseconds that their templates took. */
		RENDERING(false),
		/** Those that changed the HTML. */
		UPDATES(false),
		/** Those of them that sent the whole HTML. */
		WHOLE_TEXTS(false),
		/** Bytes of the changes that were sent, where there is detail. */
		BYTES(false),
		/** Snapshots that were signed. */
		SNAPSHOTS(false),
		/** Size of all of them. */
		SNAPSHOT_SIZE(false),
		/** Size of the largest. */
		LARGEST_SNAPSHOT(true),
		/**
		 * When the last one ended that did what was asked, by {@link System#nanoTime()}.
		 */
		LAST_DONE(true);

		private final boolean largest;

		Figure(boolean largest) {
			this.largest = largest;
		}

	}

}
