package com.example.office;

import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveEvent;
import org.livespring.LiveListener;

/** What visitors write. */
@LiveComponent
class Guestbook {

	private static final String ROOM = "guests";

	record State(List<Wrote> entries) {
	}

	/** The event of the room. */
	record Wrote(String name, String text) {
	}

	record Entry(@NotBlank String name, @NotBlank @Size(max = 40) String text) {
	}

	State mount(LiveContext live) {
		live.join(ROOM);
		return new State(live.room(ROOM).history(Wrote.class, 20).stream().map(LiveEvent::event).toList());
	}

	@LiveAction
	void write(@Valid Entry entry, LiveContext live) {
		live.room(ROOM).publish(new Wrote(entry.name(), entry.text()));
	}

	@LiveListener
	State wrote(State state, Wrote wrote) {
		return new State(Stream.concat(state.entries().stream(), Stream.of(wrote)).toList());
	}

}
