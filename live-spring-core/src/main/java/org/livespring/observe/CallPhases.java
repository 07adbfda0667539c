package org.livespring.observe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The measured phases of a call. Used only by the thread of the call. */
final class CallPhases {

	private final List<LiveCall.Phase> over = new ArrayList<>();

	private @Nullable LivePhase current;

	private long since;

	@Nullable LivePhase current() {
		return this.current;
	}

	boolean isEmpty() {
		return this.current == null && this.over.isEmpty();
	}

	/** Begins a phase; {@code null} for time that is measured elsewhere. */
	void enter(@Nullable LivePhase next, long now) {
		if (this.current != null) {
			this.over.add(new LiveCall.Phase(this.current, this.since, now - this.since));
		}
		this.current = next;
		this.since = now;
	}

	/** The phases that have ended, in their order. */
	List<LiveCall.Phase> over() {
		return Collections.unmodifiableList(this.over);
	}

	/** Total nanoseconds of all occurrences of a phase. */
	long nanos(LivePhase phase) {
		long nanos = 0;
		for (LiveCall.Phase each : this.over) {
			nanos += (each.phase() == phase) ? each.nanos() : 0;
		}
		return nanos;
	}

}
