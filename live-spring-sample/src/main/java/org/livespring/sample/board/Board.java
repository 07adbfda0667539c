package org.livespring.sample.board;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveContext.FlashLevel;
import org.livespring.LiveMember;
import org.livespring.LiveRoomState;
import org.livespring.LiveViewContext;
import org.livespring.sample.GuestName;

/**
 * A board with cards in columns that all visitors share. The cards are a state of the
 * room, the component's own state is what only this visitor does, and the presence tells
 * which card each visitor is editing. Who is here is the same for all:
 * {@link BoardPeople}.
 */
@LiveComponent
class Board {

	static final String ROOM = "board";

	private static final Duration HOLD = Duration.ofSeconds(15);

	/**
	 * The state of one visitor, whom a copy of the page in another tab shares. With
	 * {@code edited}, the focus returns to the edit button of that card.
	 */
	record State(String visitor, String name, @Nullable Integer editing, @Nullable Integer edited) {
	}

	/**
	 * What other visitors see of a visitor: the name, and the card that the visitor is
	 * editing.
	 */
	record Guest(String name, @Nullable Integer card) {
	}

	record View(List<ColumnView> columns) {
	}

	record ColumnView(Column column, List<CardView> cards) {
	}

	record CardView(Card card, List<String> hands, boolean editing, boolean edited) {
	}

	record NewCard(@NotBlank @Size(max = 80) String text) {
	}

	record Move(int card, @NotNull Column to) {
	}

	record Save(int card, @NotBlank @Size(max = 80) String label) {
	}

	State mount(LiveContext live) {
		String name = GuestName.random();
		live.presence(ROOM).track(live.id(), new Guest(name, null));
		return new State(live.id(), name, null, null);
	}

	private static LiveRoomState<Cards> cards(LiveContext live) {
		return live.room(ROOM).state(Cards.class, Cards.START);
	}

	View view(State state, LiveViewContext live) {
		List<Guest> others = live.presence(ROOM)
			.members(Guest.class)
			.stream()
			.filter((guest) -> guest.metadata().card() != null && !guest.key().equals(state.visitor()))
			.map(LiveMember::metadata)
			.toList();
		Cards cards = live.state(ROOM, Cards.class, Cards.START);
		List<ColumnView> columns = Stream.of(Column.values())
			.map((column) -> new ColumnView(column, cards(state, cards, column, others)))
			.toList();
		return new View(columns);
	}

	private static List<CardView> cards(State state, Cards cards, Column column, List<Guest> others) {
		return cards.cards()
			.stream()
			.filter((card) -> card.column() == column)
			.map((card) -> new CardView(card, hands(card, others), Objects.equals(card.id(), state.editing()),
					Objects.equals(card.id(), state.edited())))
			.toList();
	}

	private static List<String> hands(Card card, List<Guest> others) {
		return others.stream().filter((guest) -> Objects.equals(guest.card(), card.id())).map(Guest::name).toList();
	}

	@LiveAction
	void add(@Valid NewCard card, LiveContext live) {
		if (cards(live).get().cards().size() >= Cards.MOST) {
			live.flash(FlashLevel.WARNING, "The board is full.");
		}
		else {
			cards(live).change((cards) -> cards.add(card.text().strip()));
		}
	}

	@LiveAction
	void move(State state, @Valid Move move, LiveContext live) {
		hold(state, move.card(), live);
		cards(live).change((cards) -> cards.move(move.card(), move.to()));
	}

	/** Tells other visitors which card the visitor is editing. */
	@LiveAction(repeatable = true)
	void hold(State state, int card, LiveContext live) {
		if (state.editing() == null) {
			live.presence(ROOM).showFor(new Guest(state.name(), card), HOLD);
		}
	}

	@LiveAction
	State edit(State state, int card, LiveContext live) {
		live.presence(ROOM).show(new Guest(state.name(), card));
		return new State(state.visitor(), state.name(), card, null);
	}

	@LiveAction
	State cancel(State state, LiveContext live) {
		live.presence(ROOM).show(new Guest(state.name(), null));
		return new State(state.visitor(), state.name(), null, state.editing());
	}

	@LiveAction
	State save(State state, @Valid Save save, LiveContext live) {
		Cards cards = cards(live).change((newest) -> newest.rename(save.card(), save.label().strip()));
		if (!cards.has(save.card())) {
			live.flash(FlashLevel.WARNING, "Somebody has removed that card.");
		}
		return cancel(state, live);
	}

	@LiveAction
	void remove(int card, LiveContext live) {
		cards(live).change((cards) -> cards.remove(card));
	}

}
