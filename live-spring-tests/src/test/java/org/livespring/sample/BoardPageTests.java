package org.livespring.sample;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@SampleTest
class BoardPageTests {

	@LocalServerPort
	private int port;

	private BrowserContext other;

	private Page ada;

	private Page bob;

	private SamplePages adasPages;

	private SamplePages bobsPages;

	@BeforeEach
	void open(BrowserContext browser) {
		this.other = browser.browser().newContext();
		this.ada = browser.newPage();
		this.bob = this.other.newPage();
		this.adasPages = new SamplePages(this.ada, this.port);
		this.bobsPages = new SamplePages(this.bob, this.port);
		this.adasPages.open("/board");
		this.bobsPages.open("/board");
	}

	@Test
	void cardIsAddedMovedRenamedAndRemovedForAll() {
		add(this.ada, "Bake bread");
		assertThat(card(this.bob, "To do", "Bake bread")).isVisible();
		Locator right = button(this.bob, "Move Bake bread to Doing");
		right.press("Enter");
		assertThat(card(this.ada, "Doing", "Bake bread")).isVisible();
		assertThat(card(this.ada, "To do", "Bake bread")).hasCount(0);
		assertThat(button(this.bob, "Move Bake bread to Done")).isFocused();
		assertThat(card(this.ada, "Doing", "Bake bread").locator(".hands")).isVisible();
		button(this.ada, "Edit Bake bread").press("Enter");
		assertThat(card(this.bob, "Doing", "Bake bread").locator(".hands")).isVisible();
		this.ada.getByLabel("Edit card").fill("Bake <b>rolls</b>");
		this.ada.getByLabel("Edit card").press("Enter");
		assertThat(card(this.bob, "Doing", "Bake <b>rolls</b>")).isVisible();
		assertThat(card(this.bob, "Doing", "Bake <b>rolls</b>").locator(".hands")).hasCount(0);
		assertThat(button(this.ada, "Edit Bake <b>rolls</b>")).isFocused();
		button(this.bob, "Remove Bake <b>rolls</b>").click();
		assertThat(card(this.ada, "Doing", "Bake <b>rolls</b>")).hasCount(0);
		assertNoErrors();
	}

	@Test
	void fieldStaysWhileOthersMoveTheCard() {
		add(this.ada, "Tune the piano");
		button(this.ada, "Edit Tune the piano").click();
		Locator field = this.ada.getByLabel("Edit card");
		field.fill("Tune the grand");
		button(this.bob, "Move Tune the piano to Doing").click();
		assertThat(column(this.ada, "Doing").getByLabel("Edit card")).isVisible();
		assertThat(field).hasValue("Tune the grand");
		assertThat(field).isFocused();
		field.press("Enter");
		assertThat(card(this.bob, "Doing", "Tune the grand")).isVisible();
		button(this.bob, "Remove Tune the grand").click();
		assertNoErrors();
	}

	@Test
	void emptyCardsAreErrorsWhereTheyAre() {
		Locator field = this.ada.getByLabel("New card");
		field.press("Enter");
		assertThat(field).hasAccessibleDescription("Please enter what the card says.");
		add(this.ada, "Sow radishes");
		assertThat(card(this.ada, "To do", "Sow radishes")).isVisible();
		button(this.ada, "Edit Sow radishes").click();
		Locator edited = this.ada.getByLabel("Edit card");
		edited.fill(" ");
		edited.press("Enter");
		assertThat(edited).hasAccessibleDescription("Please enter what the card says.");
		assertThat(field).hasAccessibleDescription("");
		edited.fill("Sow cress");
		edited.press("Enter");
		button(this.bob, "Remove Sow cress").click();
		assertNoErrors();
	}

	private void assertNoErrors() {
		this.adasPages.assertNoErrors();
		this.bobsPages.assertNoErrors();
		this.other.close();
	}

	private static void add(Page page, String text) {
		page.getByLabel("New card").fill(text);
		page.getByLabel("New card").press("Enter");
	}

	private static Locator column(Page page, String name) {
		return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	private static Locator card(Page page, String column, String text) {
		return column(page, column).getByRole(AriaRole.LISTITEM)
			.filter(new Locator.FilterOptions()
				.setHas(page.getByText(text, new Page.GetByTextOptions().setExact(true))));
	}

	private static Locator button(Page page, String name) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

}
