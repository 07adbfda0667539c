package org.livespring.observe;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** Phases as numbers: they are recorded far more often than read. */
final class PhaseList extends AbstractList<LiveCall.Phase> implements RandomAccess {

	/** Numbers of a phase: its ordinal, when it began and how long it took. */
	static final int WIDTH = 3;

	private static final LivePhase[] PHASES = LivePhase.values();

	private final long[] numbers;

	private final int size;

	private final long origin;

	/**
	 * Create a list.
	 * @param numbers the numbers of all phases
	 * @param size how many phases there are
	 * @param origin what the times are counted from
	 */
	PhaseList(long[] numbers, int size, long origin) {
		this.numbers = numbers;
		this.size = size;
		this.origin = origin;
	}

	@Override
	public LiveCall.Phase get(int index) {
		int at = Objects.checkIndex(index, this.size) * WIDTH;
		return new LiveCall.Phase(PHASES[(int) this.numbers[at]], this.numbers[at + 1] - this.origin,
				this.numbers[at + 2]);
	}

	@Override
	public int size() {
		return this.size;
	}

}
