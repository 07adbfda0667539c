package org.livespring.sample.board;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Cards}. */
class CardsTests {

	private static final Card TEA = new Card(1, "Tea", Column.TO_DO);

	private static final Card CAKE = new Card(2, "Cake", Column.DOING);

	private final Cards cards = new Cards(List.of(TEA, CAKE), 3);

	@Test
	void addPutsACardBelowWhatIsToDo() {
		assertThat(this.cards.add("Jam")).isEqualTo(new Cards(List.of(TEA, CAKE, new Card(3, "Jam", Column.TO_DO)), 4));
	}

	@Test
	void fullBoardTakesNoCard() {
		Cards full = this.cards;
		for (int i = 0; i < 2 * Cards.MOST; i++) {
			full = full.add("More");
		}
		assertThat(full.cards()).hasSize(Cards.MOST);
	}

	@Test
	void movePutsTheCardBelowTheOthersOfTheColumn() {
		assertThat(this.cards.move(1, Column.DOING).cards()).containsExactly(CAKE, new Card(1, "Tea", Column.DOING));
	}

	@Test
	void moveToWhereItIsChangesNothing() {
		assertThat(this.cards.move(1, Column.TO_DO)).isEqualTo(this.cards);
	}

	@Test
	void whatIsGoneIsLeftAlone() {
		assertThat(this.cards.move(9, Column.DONE)).isEqualTo(this.cards);
		assertThat(this.cards.rename(9, "Jam")).isEqualTo(this.cards);
		assertThat(this.cards.remove(9)).isEqualTo(this.cards);
		assertThat(this.cards.has(9)).isFalse();
	}

	@Test
	void idIsNotUsedTwice() {
		assertThat(this.cards.remove(2).add("Jam").cards()).containsExactly(TEA, new Card(3, "Jam", Column.TO_DO));
	}

	@Test
	void columnsHaveNeighbours() {
		assertThat(Column.TO_DO.getLeft()).isNull();
		assertThat(Column.TO_DO.getRight()).isEqualTo(Column.DOING);
		assertThat(Column.DONE.getLeft()).isEqualTo(Column.DOING);
		assertThat(Column.DONE.getRight()).isNull();
	}

}
