package org.livespring.test.app;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.stereotype.Component;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveFragment;

/** A component with a part that all its visitors share. */
@LiveComponent(mountable = true)
public class Stadium {

	public static final String ROOM = "match";

	/** Somebody scored. */
	public record Goal() {
	}

	record State(boolean open, int waves) {
	}

	State mount() {
		return new State(true, 0);
	}

	@LiveAction
	State toggle(State state) {
		return new State(!state.open(), state.waves());
	}

	@LiveAction
	State wave(State state) {
		return new State(state.open(), state.waves() + 1);
	}

	@LiveAction
	void score(LiveContext live) {
		live.room(ROOM).publish(new Goal());
	}

	/** The score, the same for all. */
	@Component
	public static class Scores implements LiveFragment {

		public final AtomicInteger goals = new AtomicInteger();

		public final AtomicInteger views = new AtomicInteger();

		@Override
		public String name() {
			return "scores";
		}

		@Override
		public Object view(Context live) {
			this.views.incrementAndGet();
			return Map.of("room", live.room(), "goals", this.goals.get());
		}

	}

}
