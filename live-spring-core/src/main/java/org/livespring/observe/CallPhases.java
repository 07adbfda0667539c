package org.livespring.observe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The phases of a call. Written by the thread of the call only. */
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

	/** A phase begins; {@code null} for what is measured elsewhere. */
	void enter(@Nullable LivePhase next, long now) {
		if (this.current != null) {
			this.over.add(new LiveCall.Phase(this.current, this.since, now - this.since));
		}
		this.current = next;
		this.since = now;
	}

	/** Those that are over, in their order. */
	List<LiveCall.Phase> over() {
		return Collections.unmodifiableList(this.over);
	}

	/** Nanoseconds of a phase, however often it came. */
	long nanos(LivePhase phase) {
		long nanos = 0;
		for (LiveCall.Phase each : this.over) {
			nanos += (each.phase() == phase) ? each.nanos() : 0;
		}
		return nanos;
	}

}
