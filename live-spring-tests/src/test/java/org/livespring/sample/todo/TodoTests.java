package org.livespring.sample.todo;

import org.junit.jupiter.api.Test;

import org.livespring.LiveContext;
import org.livespring.LiveContext.FlashLevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/** Tests for {@link Todo}. */
class TodoTests {

	private final Todo todo = new Todo();

	private final LiveContext live = mock();

	@Test
	void addPutsAnEntryAtTheEnd() {
		Todo.State state = listOf("Buy milk", "  Water the plants ");
		assertThat(state.entries()).containsExactly(new Entry(1, "Buy milk", false),
				new Entry(2, "Water the plants", false));
	}

	@Test
	void addToAFullListSaysSo() {
		Todo.State state = this.todo.mount();
		for (int i = 0; i < Todo.MOST; i++) {
			state = add(state, "Entry " + i);
		}
		then(this.live).shouldHaveNoInteractions();
		assertThat(add(state, "One more")).isEqualTo(state);
		then(this.live).should().flash(FlashLevel.WARNING, "The list is full.");
	}

	@Test
	void idIsNotUsedTwice() {
		Todo.State state = this.todo.deleted(listOf("Buy milk"), new TodoItem.Deleted(1));
		assertThat(add(state, "Buy bread").entries()).containsExactly(new Entry(2, "Buy bread", false));
	}

	@Test
	void toggledEntryIsDoneAndBack() {
		Todo.State before = listOf("Buy milk", "Buy bread");
		Todo.State after = this.todo.toggled(before, new TodoItem.Toggled(2));
		assertThat(after.entries()).containsExactly(new Entry(1, "Buy milk", false), new Entry(2, "Buy bread", true));
		assertThat(this.todo.toggled(after, new TodoItem.Toggled(2))).isEqualTo(before);
	}

	@Test
	void renamedEntryKeepsItsPlaceAndWhetherItIsDone() {
		Todo.State state = this.todo.toggled(listOf("Buy milk", "Buy bread"), new TodoItem.Toggled(1));
		assertThat(this.todo.renamed(state, new TodoItem.Renamed(1, "Buy oat milk")).entries())
			.containsExactly(new Entry(1, "Buy oat milk", true), new Entry(2, "Buy bread", false));
	}

	@Test
	void eventOfAnEntryThatIsGoneChangesNothing() {
		Todo.State state = listOf("Buy milk");
		assertThat(this.todo.deleted(state, new TodoItem.Deleted(9))).isEqualTo(state);
		assertThat(this.todo.toggled(state, new TodoItem.Toggled(9))).isEqualTo(state);
	}

	@Test
	void filterShowsItsEntriesAndCountsAll() {
		Todo.State state = this.todo.toggled(listOf("Buy milk", "Buy bread", "Rest"), new TodoItem.Toggled(2));
		assertThat(view(state, Todo.Filter.ALL).shown()).hasSize(3);
		assertThat(view(state, Todo.Filter.ACTIVE).shown()).extracting(Entry::id).containsExactly(1, 3);
		assertThat(view(state, Todo.Filter.DONE).shown()).extracting(Entry::id).containsExactly(2);
		assertThat(view(state, Todo.Filter.DONE).left()).isEqualTo(2);
		assertThat(view(state, Todo.Filter.DONE).done()).isEqualTo(1);
	}

	@Test
	void clearDoneLeavesWhatIsToDo() {
		Todo.State state = this.todo.toggled(listOf("Buy milk", "Buy bread"), new TodoItem.Toggled(1));
		assertThat(this.todo.clearDone(state).entries()).containsExactly(new Entry(2, "Buy bread", false));
	}

	private Todo.View view(Todo.State state, Todo.Filter filter) {
		return this.todo.view(this.todo.show(state, filter));
	}

	private Todo.State listOf(String... texts) {
		Todo.State state = this.todo.mount();
		for (String text : texts) {
			state = add(state, text);
		}
		return state;
	}

	private Todo.State add(Todo.State state, String text) {
		return this.todo.add(state, new Todo.Add(text), this.live);
	}

}
