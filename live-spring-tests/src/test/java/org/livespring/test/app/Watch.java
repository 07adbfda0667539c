package org.livespring.test.app;

import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveEvent;
import org.livespring.LiveListener;

/** Counts the numbers of a room that it does not see, or sees twice. */
@LiveComponent
public class Watch {

	public static final String ROOM = "ticks";

	/** A number, one more than the one before. */
	public record Tick(long number) {
	}

	record State(long last, int missed, int repeated, int resyncs) {

		State with(Tick tick) {
			if (tick.number() <= this.last) {
				return new State(this.last, this.missed, this.repeated + 1, this.resyncs);
			}
			boolean next = tick.number() == this.last + 1;
			return new State(tick.number(), this.missed + (next ? 0 : 1), this.repeated, this.resyncs);
		}

	}

	State mount(LiveContext live) {
		live.join(ROOM);
		return read(new State(0, 0, 0, 0), live);
	}

	State resync(State state, LiveContext live) {
		return read(new State(0, 0, 0, state.resyncs() + 1), live);
	}

	private static State read(State start, LiveContext live) {
		State state = start;
		for (LiveEvent<Tick> tick : live.room(ROOM).history(Tick.class, 100_000)) {
			state = state.with(tick.event());
		}
		return state;
	}

	@LiveListener
	State ticked(State state, Tick tick) {
		return state.with(tick);
	}

}
