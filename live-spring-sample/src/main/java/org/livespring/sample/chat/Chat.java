package org.livespring.sample.chat;

import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.livespring.LiveAction;
import org.livespring.LiveClientEvent;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveOwnPresence;
import org.livespring.sample.GuestName;

/**
 * A chat room as one visitor uses it. Messages are events of the room and visitors are
 * its presence. What all see alike are fragments, which are rendered once for all:
 * {@link ChatLog}, {@link ChatPeople} and {@link ChatTyping}.
 */
@LiveComponent
class Chat {

	private static final Duration TYPING = Duration.ofSeconds(3);

	record Props(String room) {

		/** Returns the name of the room. */
		public String address() {
			return "chat:" + this.room;
		}

	}

	/** The state of one visitor. */
	record State(String name) {
	}

	/** What other visitors see of a visitor. */
	record Guest(String name, boolean typing) {
	}

	/** The event of the room: a message. */
	@LiveClientEvent
	record Said(String name, String text) {
	}

	record Rename(@NotBlank @Size(max = 30) String name) {
	}

	record Send(@NotBlank @Size(max = 300) String message) {
	}

	State mount(Props props, LiveContext live) {
		String name = GuestName.random();
		live.presence(props.address()).track(live.id(), new Guest(name, false));
		return new State(name);
	}

	@LiveAction(repeatable = true)
	State rename(Props props, @Valid Rename rename, LiveContext live) {
		String name = rename.name().strip();
		live.presence(props.address()).show(new Guest(name, false));
		return new State(name);
	}

	@LiveAction(repeatable = true)
	void typing(State state, Props props, String message, LiveContext live) {
		LiveOwnPresence presence = live.presence(props.address());
		if (message.isBlank()) {
			presence.show(new Guest(state.name(), false));
		}
		else {
			presence.showFor(new Guest(state.name(), true), TYPING);
		}
	}

	@LiveAction
	void send(State state, Props props, @Valid Send send, LiveContext live) {
		live.room(props.address()).publish(new Said(state.name(), send.message().strip()));
		live.presence(props.address()).show(new Guest(state.name(), false));
	}

}
