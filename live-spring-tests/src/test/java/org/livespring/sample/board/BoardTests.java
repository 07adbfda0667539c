package org.livespring.sample.board;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.livespring.LiveContext;
import org.livespring.LiveContext.FlashLevel;
import org.livespring.LiveFragment;
import org.livespring.LiveMember;
import org.livespring.LiveOwnPresence;
import org.livespring.LiveRoom;
import org.livespring.LiveRoomState;
import org.livespring.LiveViewContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/** Tests for {@link Board}. */
class BoardTests {

	private final Board board = new Board();

	private final LiveContext live = mock();

	private final LiveViewContext reading = mock();

	private final LiveRoom room = mock();

	private final LiveOwnPresence presence = mock();

	private final SharedCards shared = new SharedCards();

	private Board.State state;

	@BeforeEach
	void enter() {
		given(this.live.id()).willReturn("self");
		given(this.live.room(Board.ROOM)).willReturn(this.room);
		given(this.live.presence(Board.ROOM)).willReturn(this.presence);
		given(this.room.state(Cards.class, Cards.START)).willReturn(this.shared);
		this.state = this.board.mount(this.live);
	}

	@Test
	void whoComesIsThere() {
		then(this.presence).should().track("self", new Board.Guest(this.state.name(), null));
	}

	@Test
	void moveIsAppliedToTheNewestCards() {
		this.shared.change((cards) -> cards.rename(1, "Invite everybody"));
		this.board.move(this.state, new Board.Move(1, Column.DONE), this.live);
		assertThat(this.shared.get().cards()).contains(new Card(1, "Invite everybody", Column.DONE));
		then(this.presence).should().showFor(eq(new Board.Guest(this.state.name(), 1)), any(Duration.class));
	}

	@Test
	void cardInEditingIsHeldUntilItIsSaved() {
		Board.State editing = this.board.edit(this.state, 2, this.live);
		then(this.presence).should().show(new Board.Guest(this.state.name(), 2));
		this.board.hold(editing, 3, this.live);
		then(this.presence).should(never()).showFor(any(), any(Duration.class));
		Board.State saved = this.board.save(editing, new Board.Save(2, " Buy lamps "), this.live);
		then(this.presence).should().show(new Board.Guest(this.state.name(), null));
		assertThat(this.shared.get().cards()).contains(new Card(2, "Buy lamps", Column.DOING));
		assertThat(saved.editing()).isNull();
		assertThat(saved.edited()).isEqualTo(2);
		then(this.live).should(never()).flash(any(), any());
	}

	@Test
	void saveOfACardThatIsGoneSaysSo() {
		Board.State editing = this.board.edit(this.state, 2, this.live);
		this.shared.change((cards) -> cards.remove(2));
		this.board.save(editing, new Board.Save(2, "Buy lamps"), this.live);
		assertThat(this.shared.get().has(2)).isFalse();
		then(this.live).should().flash(FlashLevel.WARNING, "Somebody has removed that card.");
	}

	@Test
	void addToAFullBoardSaysSo() {
		for (int i = 0; i < Cards.MOST; i++) {
			this.shared.change((cards) -> cards.add("More"));
		}
		Cards full = this.shared.get();
		this.board.add(new Board.NewCard("One more"), this.live);
		assertThat(this.shared.get()).isEqualTo(full);
		then(this.live).should().flash(FlashLevel.WARNING, "The board is full.");
	}

	@Test
	void viewMarksWhatOthersHaveInHand() {
		given(this.presence.members(Board.Guest.class)).willReturn(List
			.of(new LiveMember<>("b", new Board.Guest("Bob", 2)), new LiveMember<>("self", new Board.Guest("Ada", 1))));
		given(this.reading.presence(Board.ROOM)).willReturn(this.presence);
		given(this.reading.state(Board.ROOM, Cards.class, Cards.START)).willReturn(this.shared.get());
		Board.View view = this.board.view(this.state, this.reading);
		assertThat(view.columns()).extracting(Board.ColumnView::column).containsExactly(Column.values());
		assertThat(view.columns()).flatExtracting(Board.ColumnView::cards)
			.extracting(Board.CardView::hands)
			.containsExactly(List.of(), List.of("Bob"), List.of());
	}

	@Test
	void crowdIsNamedInPart() {
		LiveFragment.Context live = mock();
		given(live.presence()).willReturn(this.presence);
		given(this.presence.members(Board.Guest.class)).willReturn(IntStream.range(0, BoardPeople.MOST + 7)
			.mapToObj((number) -> new LiveMember<>("guest" + number, new Board.Guest("Guest " + number, null)))
			.toList());
		BoardPeople.View view = new BoardPeople().view(live);
		assertThat(view.people()).hasSize(BoardPeople.MOST);
		assertThat(view.more()).isEqualTo(7);
	}

	/** What all visitors share. */
	private static final class SharedCards implements LiveRoomState<Cards> {

		private Cards cards = Cards.START;

		@Override
		public Cards get() {
			return this.cards;
		}

		@Override
		public Cards change(UnaryOperator<Cards> change) {
			this.cards = change.apply(this.cards);
			return this.cards;
		}

	}

}
