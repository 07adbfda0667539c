package org.livespring.test.app;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveEvent;
import org.livespring.LiveViewContext;

/** Shows what is in rooms, and is in none itself. */
@LiveComponent
public class Noticeboard {

	public static final String ROOM = "notices";

	/** Who is counted. */
	public static final String HALL = "notices:hall";

	public final AtomicInteger views = new AtomicInteger();

	/** Something to read. */
	public record Notice(String text) {
	}

	/** How many have been put up. */
	public record Total(int number) {

		public static final Total NONE = new Total(0);

	}

	record State(boolean quiet) {
	}

	record View(int people, int total, String last) {
	}

	State mount() {
		return new State(false);
	}

	View view(State state, LiveViewContext live) {
		this.views.incrementAndGet();
		if (state.quiet()) {
			return new View(0, 0, "quiet");
		}
		List<LiveEvent<Notice>> last = live.history(ROOM, Notice.class, 1);
		return new View(live.presence(HALL).count(), live.state(ROOM, Total.class, Total.NONE).number(),
				last.isEmpty() ? "none" : last.get(0).event().text());
	}

	@LiveAction
	void enter(LiveContext live) {
		live.presence(HALL).track(live.id(), new Notice("hello"));
	}

	@LiveAction
	void add(LiveContext live) {
		live.room(ROOM).state(Total.class, Total.NONE).change((total) -> new Total(total.number() + 1));
	}

	@LiveAction
	State hush() {
		return new State(true);
	}

}
