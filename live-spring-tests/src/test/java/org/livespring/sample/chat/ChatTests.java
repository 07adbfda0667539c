package org.livespring.sample.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.livespring.LiveContext;
import org.livespring.LiveEvent;
import org.livespring.LiveMember;
import org.livespring.LiveOwnPresence;
import org.livespring.LiveRoom;
import org.livespring.LiveViewContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/** Tests for {@link Chat}. */
class ChatTests {

	private static final Chat.Props LOBBY = new Chat.Props("lobby");

	private static final Chat.State ADA = new Chat.State("self", "Ada", List.of());

	private final Chat chat = new Chat();

	private final LiveContext live = mock();

	private final LiveRoom room = mock();

	private final LiveOwnPresence presence = mock();

	@BeforeEach
	void enter() {
		given(this.live.id()).willReturn("copy");
		given(this.live.room("chat:lobby")).willReturn(this.room);
		given(this.live.presence("chat:lobby")).willReturn(this.presence);
	}

	@Test
	void whoComesIsThereUnderANameAndSeesWhatWasSaid() {
		given(this.live.id()).willReturn("self");
		given(this.room.history(Chat.Said.class, Chat.MOST)).willReturn(List.of(said(1), said(2)));
		Chat.State state = this.chat.mount(LOBBY, this.live);
		assertThat(state.name()).isNotBlank();
		assertThat(state.messages()).containsExactly(message(1), message(2));
		then(this.live).should().join("chat:lobby");
		then(this.presence).should().track("self", new Chat.Guest(state.name(), false));
	}

	@Test
	void resyncReadsTheHistoryAndKeepsTheName() {
		given(this.room.history(Chat.Said.class, Chat.MOST)).willReturn(List.of(said(7)));
		assertThat(this.chat.resync(ADA, LOBBY, this.live))
			.isEqualTo(new Chat.State("self", "Ada", List.of(message(7))));
	}

	@Test
	void onlyTheLastMessagesAreKept() {
		Chat.State state = ADA;
		for (int number = 1; number <= Chat.MOST + 2; number++) {
			state = this.chat.said(state, said(number));
		}
		assertThat(state.messages()).hasSize(Chat.MOST).startsWith(message(3)).endsWith(message(Chat.MOST + 2));
	}

	@Test
	void sendPublishesAndEndsTyping() {
		this.chat.send(ADA, LOBBY, new Chat.Send(" Hello "), this.live);
		then(this.room).should().publish(new Chat.Said("Ada", "Hello"));
		then(this.presence).should().show(new Chat.Guest("Ada", false));
	}

	@Test
	void renameTellsTheRoom() {
		Chat.State state = this.chat.rename(ADA, LOBBY, new Chat.Rename(" Ada L. "), this.live);
		assertThat(state.name()).isEqualTo("Ada L.");
		then(this.presence).should().show(new Chat.Guest("Ada L.", false));
	}

	@Test
	void typingIsToldForAWhile() {
		this.chat.typing(ADA, LOBBY, "Hel", this.live);
		then(this.presence).should().showFor(eq(new Chat.Guest("Ada", true)), any(Duration.class));
	}

	@Test
	void emptyFieldIsNoTyping() {
		this.chat.typing(ADA, LOBBY, " ", this.live);
		then(this.presence).should().show(new Chat.Guest("Ada", false));
		then(this.presence).should(never()).showFor(any(), any(Duration.class));
	}

	@Test
	void viewNamesTheOthersWhoType() {
		assertThat(view(member("self", "Ada", true)).typing()).isEmpty();
		assertThat(view(member("self", "Ada", true), member("b", "Bob", true)).typing()).isEqualTo("Bob is typing …");
		assertThat(view(member("b", "Bob", true), member("c", "Cleo", true)).typing())
			.isEqualTo("Bob and Cleo are typing …");
		assertThat(view(member("b", "Bob", true), member("c", "Cleo", true), member("d", "Dan", true)).typing())
			.isEqualTo("3 people are typing …");
	}

	@Test
	void viewSaysWhoTheVisitorIs() {
		assertThat(view(member("b", "Bob", false), member("self", "Ada", false)).online())
			.containsExactly(new Chat.Member("Bob", false), new Chat.Member("Ada", true));
	}

	@Test
	void copyInAnotherTabIsTheSameVisitor() {
		given(this.live.id()).willReturn("copy");
		Chat.View view = view(member("self", "Ada", true));
		assertThat(view.online()).containsExactly(new Chat.Member("Ada", true));
		assertThat(view.typing()).isEmpty();
	}

	@Test
	void viewOfACrowdNamesSome() {
		Chat.View view = view(IntStream.range(0, Chat.MOST_NAMES + 7)
			.mapToObj((number) -> member("k" + number, "Guest", false))
			.toArray(LiveMember[]::new));
		assertThat(view.online()).hasSize(Chat.MOST_NAMES);
		assertThat(view.more()).isEqualTo(7);
	}

	@SafeVarargs
	private Chat.View view(LiveMember<Chat.Guest>... members) {
		given(this.presence.members(Chat.Guest.class)).willReturn(List.of(members));
		LiveViewContext reading = mock();
		given(reading.presence("chat:lobby")).willReturn(this.presence);
		return this.chat.view(ADA, LOBBY, reading);
	}

	private static LiveMember<Chat.Guest> member(String key, String name, boolean typing) {
		return new LiveMember<>(key, new Chat.Guest(name, typing));
	}

	private static LiveEvent<Chat.Said> said(int number) {
		return new LiveEvent<>(new Chat.Said("Bob", "Message " + number), "e" + number, "chat:lobby", null, null,
				Instant.EPOCH);
	}

	private static Chat.Message message(int number) {
		return new Chat.Message("e" + number, "Bob", "Message " + number);
	}

}
