package org.livespring.test.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveListener;
import org.livespring.LiveMember;
import org.livespring.LiveRoom;
import org.livespring.PresenceChanged;
import org.livespring.RoomStateChanged;

/** Shows who is in a room, and what is on its table. */
@LiveComponent
public class Lounge {

	public static final String ROOM = "lounge";

	/** Events other than the first of each page. */
	public final AtomicInteger changes = new AtomicInteger();

	/** What others are told. */
	public record Guest(String name, boolean typing) {
	}

	/** What lies on the table, for all. */
	public record Table(List<String> cards) {
	}

	record State(List<LiveMember<Guest>> guests, List<String> cards) {
	}

	State mount(LiveContext live) {
		live.join(ROOM);
		return new State(List.of(), table(live));
	}

	private static List<String> table(LiveContext live) {
		return live.room(ROOM).state(Table.class, new Table(List.of())).get().cards();
	}

	@LiveAction
	void enter(String key, LiveContext live) {
		live.presence(ROOM).track(key, new Guest(key, false));
	}

	@LiveAction
	void enterAndFail(String key, LiveContext live) {
		live.presence(ROOM).track(key, new Guest(key, false));
		throw new IllegalStateException("Fails by intent");
	}

	@LiveAction
	void rename(String name, LiveContext live) {
		live.presence(ROOM).show(new Guest(name, false));
	}

	@LiveAction
	void type(String name, LiveContext live) {
		live.presence(ROOM).showFor(new Guest(name, true), Duration.ofMillis(300));
	}

	@LiveAction
	void ponder(String name, LiveContext live) {
		live.presence(ROOM).showFor(new Guest(name, true), Duration.ofMinutes(1));
	}

	@LiveAction
	void exit(LiveContext live) {
		live.presence(ROOM).untrack();
	}

	@LiveAction
	void lay(String card, LiveContext live) {
		LiveRoom room = live.room(ROOM);
		room.state(Table.class, new Table(List.of())).change((table) -> {
			List<String> cards = new ArrayList<>(table.cards());
			cards.add(card);
			return new Table(List.copyOf(cards));
		});
	}

	@LiveListener
	State guests(State state, PresenceChanged event) {
		if (!event.complete()) {
			this.changes.incrementAndGet();
		}
		return new State(event.apply(state.guests(), Guest.class), state.cards());
	}

	@LiveListener
	State cards(State state, RoomStateChanged<Table> event) {
		return new State(state.guests(), event.value().cards());
	}

}
