package org.livespring.test.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveListener;

/** Is changed from outside: by what it kept, and by a room. */
@LiveComponent
public class Dozer {

	public static final String ROOM = "dozers";

	/** Contexts of instances that wanted them kept, by id. */
	public final Map<String, LiveContext> kept = new ConcurrentHashMap<>();

	/** Something to write down. */
	public record Noise(String text) {
	}

	record State(List<String> notes) {

		State with(String note) {
			List<String> notes = new ArrayList<>(this.notes);
			notes.add(note);
			return new State(List.copyOf(notes));
		}

	}

	State mount(LiveContext live) {
		live.join(ROOM);
		return new State(List.of());
	}

	@LiveAction
	State note(State state, String text) {
		return state.with(text);
	}

	@LiveAction
	void keep(LiveContext live) {
		this.kept.put(live.id(), live);
	}

	/** Write down from outside, whenever. */
	public void note(String id, String text) {
		this.kept.get(id).update((State state) -> state.with(text));
	}

	@LiveListener
	State heard(State state, Noise noise) {
		return state.with(noise.text());
	}

}
