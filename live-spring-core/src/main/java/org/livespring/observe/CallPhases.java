package org.livespring.observe;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The phases of a call as numbers, since they are recorded far more often than read.
 * Written by the thread of the call only.
 */
public final class CallPhases {

	private static final LivePhase[] PHASES = LivePhase.values();

	private static final long[] NONE = {};

	/** Numbers of the phases that most calls have. */
	private static final int USUAL = 20;

	/** Where no phase goes on. */
	private static final int GAP = -1;

	/**
	 * In turns the ordinal of what begins and when it does, which ends what was before.
	 */
	private long[] marks = NONE;

	private int size;

	public @Nullable LivePhase current() {
		return (this.size > 0) ? at(this.size - 2) : null;
	}

	private @Nullable LivePhase at(int mark) {
		return (this.marks[mark] != GAP) ? PHASES[(int) this.marks[mark]] : null;
	}

	public boolean isEmpty() {
		return this.size == 0;
	}

	/** A phase begins; {@code null} for what is measured elsewhere. */
	public void enter(@Nullable LivePhase next, long now) {
		if (this.size == this.marks.length) {
			this.marks = Arrays.copyOf(this.marks, Math.max(USUAL, 2 * this.size));
		}
		this.marks[this.size++] = (next != null) ? next.ordinal() : GAP;
		this.marks[this.size++] = now;
	}

	/** Nanoseconds of a phase, however often it came. */
	public long nanos(LivePhase phase) {
		long nanos = 0;
		for (int i = 0; i + 3 < this.size; i += 2) {
			nanos += (this.marks[i] == phase.ordinal()) ? this.marks[i + 3] - this.marks[i + 1] : 0;
		}
		return nanos;
	}

	public void forEach(LiveCall.PhaseConsumer consumer) {
		for (int i = 0; i + 3 < this.size; i += 2) {
			LivePhase phase = at(i);
			if (phase != null) {
				consumer.accept(phase, this.marks[i + 1], this.marks[i + 3] - this.marks[i + 1]);
			}
		}
	}

	/** The phases that are over, with times since a moment. Of a call that has ended. */
	public List<LiveCall.Phase> list(long origin) {
		return new AbstractList<>() {

			@Override
			public LiveCall.Phase get(int index) {
				int left = Objects.checkIndex(index, size());
				int mark = 0;
				while (at(mark) == null || left-- > 0) {
					mark += 2;
				}
				long started = CallPhases.this.marks[mark + 1];
				return new LiveCall.Phase(Objects.requireNonNull(at(mark)), started - origin,
						CallPhases.this.marks[mark + 3] - started);
			}

			@Override
			public int size() {
				int count = 0;
				for (int mark = 0; mark + 3 < CallPhases.this.size; mark += 2) {
					count += (at(mark) != null) ? 1 : 0;
				}
				return count;
			}

		};
	}

}
