package org.livespring.sample;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@SampleTest
class TodoPageTests {

	@LocalServerPort
	private int port;

	private Page page;

	private SamplePages pages;

	private Locator entries;

	private Locator left;

	@BeforeEach
	void open(Page page) {
		this.page = page;
		this.pages = new SamplePages(page, this.port);
		this.pages.open("/todo");
		this.entries = page.getByRole(AriaRole.LISTITEM);
		this.left = page.getByRole(AriaRole.STATUS);
		add("Buy milk");
		add("Water the plants");
		assertThat(this.left).hasText("2 left");
	}

	@Test
	void addPutsEntriesAtTheEndAndEmptiesTheField() {
		assertThat(this.entries).hasCount(2);
		assertThat(this.entries.last()).containsText("Water the plants");
		assertThat(this.page.getByLabel("New entry")).hasValue("");
		this.pages.assertNoErrors();
	}

	@Test
	void addOfNothingIsAnError() {
		button("Add").click();
		assertThat(this.page.getByLabel("New entry")).hasAccessibleDescription("Please enter what needs to be done.");
		assertThat(this.entries).hasCount(2);
		this.pages.assertNoErrors();
	}

	@Test
	void entryIsEditedInPlaceByKeyboard() {
		button("Edit Buy milk").press("Enter");
		Locator field = this.page.getByLabel("Edit entry");
		assertThat(field).isFocused();
		field.fill("Buy oat milk");
		field.press("Enter");
		assertThat(field).hasCount(0);
		assertThat(this.entries.first()).containsText("Buy oat milk");
		assertThat(button("Edit Buy oat milk")).isFocused();
		this.pages.assertNoErrors();
	}

	@Test
	void escapeCancelsEditing() {
		button("Edit Buy milk").click();
		Locator field = this.page.getByLabel("Edit entry");
		field.fill("Something else");
		field.press("Escape");
		assertThat(field).hasCount(0);
		assertThat(this.entries.first()).containsText("Buy milk");
		this.pages.assertNoErrors();
	}

	@Test
	void filtersShowWhatIsDoneAndWhatIsNot() {
		this.page.getByLabel("Buy milk", new Page.GetByLabelOptions().setExact(true)).check();
		assertThat(this.left).hasText("1 left");
		button("Active").click();
		assertThat(this.entries).hasCount(1);
		assertThat(this.entries).containsText("Water the plants");
		button("Done").click();
		assertThat(this.entries).hasCount(1);
		assertThat(this.entries).containsText("Buy milk");
		assertThat(this.entries.getByRole(AriaRole.CHECKBOX)).isChecked();
		button("All").click();
		assertThat(this.entries).hasCount(2);
		this.pages.assertNoErrors();
	}

	@Test
	void clearDoneRemovesWhatIsDone() {
		assertThat(button("Clear done")).hasCount(0);
		this.page.getByLabel("Buy milk", new Page.GetByLabelOptions().setExact(true)).check();
		button("Clear done").click();
		assertThat(this.entries).hasCount(1);
		assertThat(this.entries).containsText("Water the plants");
		assertThat(button("Clear done")).hasCount(0);
		this.pages.assertNoErrors();
	}

	@Test
	void deleteRemovesTheEntry() {
		button("Delete Buy milk").click();
		assertThat(this.entries).hasCount(1);
		assertThat(this.left).hasText("1 left");
		this.pages.assertNoErrors();
	}

	@Test
	void editedFieldStaysWhileTheListChanges() {
		button("Edit Buy milk").click();
		this.page.getByLabel("Edit entry").fill("Buy oat milk");
		add("One more");
		assertThat(this.entries).hasCount(3);
		assertThat(this.page.getByLabel("Edit entry")).hasValue("Buy oat milk");
		this.pages.assertNoErrors();
	}

	private void add(String text) {
		this.page.getByLabel("New entry").fill(text);
		this.page.getByLabel("New entry").press("Enter");
		assertThat(this.page.getByText(text)).isVisible();
	}

	private Locator button(String name) {
		return this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

}
