package org.livespring.sample.todo;

import org.junit.jupiter.api.Test;

import org.livespring.LiveContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/** Tests for {@link TodoItem}. */
class TodoItemTests {

	private final TodoItem item = new TodoItem();

	private final TodoItem.Props props = new TodoItem.Props(new Entry(7, "Buy milk", true));

	private final LiveContext live = mock();

	@Test
	void viewShowsTheEntryOfTheParent() {
		assertThat(this.item.view(this.item.mount(), this.props))
			.isEqualTo(new TodoItem.View("Buy milk", true, false, false));
	}

	@Test
	void toggleAndDeleteTellTheParent() {
		this.item.toggle(this.props, this.live);
		then(this.live).should().emit(new TodoItem.Toggled(7));
		this.item.delete(this.props, this.live);
		then(this.live).should().emit(new TodoItem.Deleted(7));
	}

	@Test
	void saveTellsTheParentAndEndsEditing() {
		assertThat(this.item.edit().editing()).isTrue();
		TodoItem.State saved = this.item.save(this.props, new TodoItem.Save(" Buy oat milk "), this.live);
		assertThat(saved).isEqualTo(new TodoItem.State(false, true));
		then(this.live).should().emit(new TodoItem.Renamed(7, "Buy oat milk"));
	}

	@Test
	void cancelEndsEditing() {
		assertThat(this.item.cancel()).isEqualTo(new TodoItem.State(false, true));
	}

}
