package org.livespring.monitor;

import org.livespring.observe.CallKind;
import org.livespring.observe.CallOutcome;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LivePhase;

/**
 * Calls of one component in the last minute or so, kept as a ring of slices of time.
 * Thread-safe.
 */
final class Window {

	private static final int SLICES = 6;

	private final long sliceNanos;

	private final Slice[] slices = new Slice[SLICES];

	Window(long nanos) {
		this.sliceNanos = Math.max(1, nanos / SLICES);
		for (int i = 0; i < SLICES; i++) {
			this.slices[i] = new Slice();
		}
	}

	synchronized void add(LiveCall call, long now) {
		long number = Math.floorDiv(now, this.sliceNanos);
		Slice slice = this.slices[(int) Math.floorMod(number, SLICES)];
		if (slice.number != number) {
			slice.clear(number);
		}
		slice.add(call);
	}

	synchronized Sum sum(long now) {
		long number = Math.floorDiv(now, this.sliceNanos);
		Slice sum = new Slice();
		for (Slice slice : this.slices) {
			if (number - slice.number < SLICES) {
				sum.add(slice);
			}
		}
		return new Sum(sum.calls, sum.failed, sum.nanos, sum.slowest, sum.waited, sum.rendering, sum.updates,
				sum.wholeTexts, sum.snapshots);
	}

	/** Guarded by the window. */
	private static final class Slice {

		private long number = Long.MIN_VALUE / 2;

		private long calls;

		private long failed;

		private long nanos;

		private long slowest;

		private long waited;

		private long rendering;

		private long updates;

		private long wholeTexts;

		private long snapshots;

		void clear(long number) {
			this.number = number;
			this.calls = 0;
			this.failed = 0;
			this.nanos = 0;
			this.slowest = 0;
			this.waited = 0;
			this.rendering = 0;
			this.updates = 0;
			this.wholeTexts = 0;
			this.snapshots = 0;
		}

		void add(LiveCall call) {
			this.calls++;
			this.failed += (call.outcome() == CallOutcome.FAILED) ? 1 : 0;
			this.nanos += call.duration();
			this.slowest = Math.max(this.slowest, call.duration());
			this.waited += call.waited();
			call.forEachPhase((phase, started, nanos) -> this.rendering += (phase == LivePhase.RENDER) ? nanos : 0);
			if (call.html() != null && call.kind() != CallKind.RESYNC) {
				this.updates++;
				this.wholeTexts += call.html().isFull() ? 1 : 0;
			}
			this.snapshots = Math.max(this.snapshots, call.snapshotSize());
		}

		void add(Slice other) {
			this.calls += other.calls;
			this.failed += other.failed;
			this.nanos += other.nanos;
			this.slowest = Math.max(this.slowest, other.slowest);
			this.waited += other.waited;
			this.rendering += other.rendering;
			this.updates += other.updates;
			this.wholeTexts += other.wholeTexts;
			this.snapshots = Math.max(this.snapshots, other.snapshots);
		}

	}

	/**
	 * What the window holds.
	 *
	 * @param calls calls
	 * @param failed those that failed
	 * @param nanos what all took
	 * @param slowest what the slowest took
	 * @param waited what all waited for their turn
	 * @param rendering what their templates took
	 * @param updates those that changed the HTML
	 * @param wholeTexts those of them that sent the whole HTML
	 * @param snapshot the largest snapshot
	 */
	record Sum(long calls, long failed, long nanos, long slowest, long waited, long rendering, long updates,
			long wholeTexts, long snapshot) {

	}

}
