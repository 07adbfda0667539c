package org.livespring.sample.chat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.livespring.LiveAction;
import org.livespring.LiveClientEvent;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveEvent;
import org.livespring.LiveListener;
import org.livespring.LiveMember;
import org.livespring.LiveOwnPresence;
import org.livespring.LiveRoom;
import org.livespring.LiveViewContext;
import org.livespring.sample.GuestName;

/**
 * A chat room. Messages are events of the room and visitors are its presence, so the
 * state contains only what one page shows.
 */
@LiveComponent
class Chat {

	/** Most messages that are shown. */
	static final int MOST = 50;

	/** Most members that are listed by name. */
	static final int MOST_NAMES = 50;

	private static final Duration TYPING = Duration.ofSeconds(3);

	record Props(String room) {

		/** Returns the name of the room. */
		String address() {
			return "chat:" + this.room;
		}

	}

	/** The state of one visitor, whom a copy of the page in another tab shares. */
	record State(String visitor, String name, List<Message> messages) {

		State {
			messages = List.copyOf(messages);
		}

		State with(Message message) {
			List<Message> all = Stream.concat(this.messages.stream(), Stream.of(message)).toList();
			return new State(this.visitor, this.name, all.subList(Math.max(0, all.size() - MOST), all.size()));
		}

	}

	/** A message as a page shows it. */
	record Message(String id, String name, String text) {

		static Message of(LiveEvent<Said> said) {
			return new Message(said.id(), said.event().name(), said.event().text());
		}

	}

	record View(String name, List<Message> messages, List<Member> online, int more, String typing) {
	}

	record Member(String name, boolean self) {
	}

	/** What other members see of a member. */
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
		live.join(props.address());
		live.presence(props.address()).track(live.id(), new Guest(name, false));
		return new State(live.id(), name, messages(live.room(props.address())));
	}

	State resync(State state, Props props, LiveContext live) {
		return new State(state.visitor(), state.name(), messages(live.room(props.address())));
	}

	private static List<Message> messages(LiveRoom room) {
		return room.history(Said.class, MOST).stream().map(Message::of).toList();
	}

	View view(State state, Props props, LiveViewContext live) {
		List<LiveMember<Guest>> members = live.presence(props.address()).members(Guest.class);
		List<Member> online = members.stream()
			.limit(MOST_NAMES)
			.map((member) -> new Member(member.metadata().name(), isSelf(member, state)))
			.toList();
		List<String> typing = members.stream()
			.filter((member) -> member.metadata().typing() && !isSelf(member, state))
			.map((member) -> member.metadata().name())
			.toList();
		return new View(state.name(), state.messages(), online, members.size() - online.size(), typing(typing));
	}

	private static boolean isSelf(LiveMember<Guest> member, State state) {
		return member.key().equals(state.visitor());
	}

	private static String typing(List<String> names) {
		return switch (names.size()) {
			case 0 -> "";
			case 1 -> names.get(0) + " is typing …";
			case 2 -> names.get(0) + " and " + names.get(1) + " are typing …";
			default -> names.size() + " people are typing …";
		};
	}

	@LiveAction(repeatable = true)
	State rename(State state, Props props, @Valid Rename rename, LiveContext live) {
		String name = rename.name().strip();
		live.presence(props.address()).show(new Guest(name, false));
		return new State(state.visitor(), name, state.messages());
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

	@LiveListener
	State said(State state, LiveEvent<Said> said) {
		return state.with(Message.of(said));
	}

}
