package org.livespring.load.app;

import java.util.List;

import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveEvent;
import org.livespring.LiveListener;

/**
 * A member of a room in which increasing numbers are published. It checks that each
 * number follows the one before.
 */
@LiveComponent
class Feed {

	static final String ROOM = "feed";

	record Numbered(long number) {
	}

	/**
	 * The numbers that it has received.
	 *
	 * @param last the greatest number
	 * @param told whether it was told, since the last number, that numbers are missing
	 * @param resyncs how often it was told that numbers are missing
	 * @param gaps how often numbers were missing without being told
	 * @param repeats number of duplicate or late numbers
	 */
	record State(long last, boolean told, long resyncs, long gaps, long repeats) {

		State received(long number) {
			if (number <= this.last) {
				return new State(this.last, this.told, this.resyncs, this.gaps, this.repeats + 1);
			}
			boolean gap = number > this.last + 1 && !this.told;
			return new State(number, false, this.resyncs, this.gaps + (gap ? 1 : 0), this.repeats);
		}

		State missed() {
			return new State(this.last, true, this.resyncs + 1, this.gaps, this.repeats);
		}

	}

	State mount(LiveContext live) {
		live.join(ROOM);
		List<LiveEvent<Numbered>> history = live.room(ROOM).history(Numbered.class, 1);
		return new State(history.isEmpty() ? 0 : history.get(0).event().number(), false, 0, 0, 0);
	}

	@LiveListener
	State numbered(State state, Numbered numbered) {
		return state.received(numbered.number());
	}

	State resync(State state) {
		return state.missed();
	}

}
