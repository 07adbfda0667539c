package com.example.office;

import java.util.Map;
import java.util.TreeMap;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveViewContext;

/** A vote about lunch, which everybody sees. */
@LiveComponent
class Poll {

	private static final String ROOM = "lunch";

	record State(String voted) {
	}

	record Votes(Map<String, Integer> counts) {

		Votes with(String dish) {
			Map<String, Integer> counts = new TreeMap<>(this.counts);
			counts.merge(dish, 1, Integer::sum);
			return new Votes(counts);
		}

	}

	record View(Map<String, Integer> counts, String voted) {
	}

	private static final Votes NONE = new Votes(new TreeMap<>(Map.of("Pizza", 0, "Salad", 0)));

	State mount() {
		return new State("");
	}

	View view(State state, LiveViewContext live) {
		return new View(live.state(ROOM, Votes.class, NONE).counts(), state.voted());
	}

	@LiveAction
	State vote(State state, String dish, LiveContext live) {
		live.room(ROOM).state(Votes.class, NONE).change((votes) -> votes.with(dish));
		live.flash("Thank you");
		return new State(dish);
	}

}
