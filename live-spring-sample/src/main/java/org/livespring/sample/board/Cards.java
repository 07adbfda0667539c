package org.livespring.sample.board;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The cards that all visitors share. Its functions may be repeated on a newer version
 * written by another visitor, so they ignore cards that no longer exist.
 */
record Cards(List<Card> cards, int nextId) {

	static final int MOST = 60;

	static final Cards START = new Cards(List.of(new Card(1, "Invite the neighbours", Column.TO_DO),
			new Card(2, "Buy lanterns", Column.DOING), new Card(3, "Choose a day", Column.DONE)), 4);

	Cards {
		cards = List.copyOf(cards);
	}

	Cards add(String text) {
		if (this.cards.size() >= MOST) {
			return this;
		}
		Stream<Card> added = Stream.of(new Card(this.nextId, text, Column.TO_DO));
		return new Cards(Stream.concat(this.cards.stream(), added).toList(), this.nextId + 1);
	}

	/** Moves a card to the end of a column. */
	Cards move(int id, Column to) {
		List<Card> moved = this.cards.stream()
			.filter((card) -> card.id() == id && card.column() != to)
			.map((card) -> new Card(id, card.text(), to))
			.toList();
		return moved.isEmpty() ? this : with(Stream.concat(without(id), moved.stream()));
	}

	Cards rename(int id, String text) {
		UnaryOperator<Card> change = (card) -> (card.id() == id) ? new Card(id, text, card.column()) : card;
		return with(this.cards.stream().map(change));
	}

	Cards remove(int id) {
		return with(without(id));
	}

	boolean has(int id) {
		return this.cards.stream().anyMatch((card) -> card.id() == id);
	}

	private Stream<Card> without(int id) {
		return this.cards.stream().filter((card) -> card.id() != id);
	}

	private Cards with(Stream<Card> changed) {
		return new Cards(changed.toList(), this.nextId);
	}

}
