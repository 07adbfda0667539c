package org.livespring.sample.rows;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.livespring.LiveContext;
import org.livespring.LiveContext.FlashLevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/** Tests for {@link Rows}. */
class RowsTests {

	private final Rows rows = new Rows();

	private final LiveContext live = mock();

	@Test
	void mountShowsTwoHundredDifferentRows() {
		List<Row> mounted = this.rows.mount().rows();
		assertThat(mounted).hasSize(200);
		assertThat(mounted).extracting(Row::name).doesNotHaveDuplicates();
	}

	@Test
	void addRaisesTheQuantityOfOneRowOnly() {
		Rows.State before = this.rows.mount();
		Rows.State after = this.rows.add(before, new Rows.Add(7));
		assertThat(after.rows().get(6)).isEqualTo(before.rows().get(6).addOne());
		assertThat(after.rows().get(6).quantity()).isEqualTo(before.rows().get(6).quantity() + 1);
		assertThat(after.rows()).filteredOn((row) -> row.id() != 7)
			.isEqualTo(before.rows().stream().filter((row) -> row.id() != 7).toList());
	}

	@Test
	void addOfAnUnknownRowChangesNothing() {
		Rows.State before = this.rows.mount();
		assertThat(this.rows.add(before, new Rows.Add(-1))).isEqualTo(before);
	}

	@Test
	void shuffleKeepsTheRowsInAnotherOrder() {
		Rows.State before = this.rows.mount();
		Rows.State after = this.rows.shuffle(before);
		assertThat(after.rows()).containsExactlyInAnyOrderElementsOf(before.rows()).isNotEqualTo(before.rows());
	}

	@Test
	void insertPutsANewRowOnTop() {
		Rows.State before = this.rows.mount();
		Rows.State after = this.rows.insert(before, this.live);
		assertThat(after.rows()).hasSize(201);
		assertThat(after.rows().get(0).id()).isEqualTo(201);
		assertThat(after.rows().subList(1, 201)).isEqualTo(before.rows());
		assertThat(this.rows.insert(after, this.live).rows().get(0).id()).isEqualTo(202);
	}

	@Test
	void insertIntoAFullTableSaysSo() {
		Rows.State state = this.rows.mount();
		for (int i = Rows.FIRST; i < Rows.MOST; i++) {
			state = this.rows.insert(state, this.live);
		}
		then(this.live).shouldHaveNoInteractions();
		assertThat(this.rows.insert(state, this.live)).isEqualTo(state);
		then(this.live).should().flash(FlashLevel.WARNING, "The table is full.");
	}

	@Test
	void removeLastLeavesTheRest() {
		Rows.State before = this.rows.mount();
		assertThat(this.rows.removeLast(before).rows()).isEqualTo(before.rows().subList(0, 199));
	}

	@Test
	void removeLastOfAnEmptyTableLeavesItEmpty() {
		Rows.State empty = new Rows.State(List.of(), 1);
		assertThat(this.rows.removeLast(empty)).isEqualTo(empty);
	}

}
