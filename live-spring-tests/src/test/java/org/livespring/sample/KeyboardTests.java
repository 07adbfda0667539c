package org.livespring.sample;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Uses the sample without a mouse. */
@SampleTest
class KeyboardTests {

	@LocalServerPort
	private int port;

	private Page page;

	private SamplePages pages;

	@BeforeEach
	void start(Page page) {
		this.page = page;
		this.pages = new SamplePages(page, this.port);
	}

	@AfterEach
	void nothingWentWrong() {
		this.pages.assertNoErrors();
	}

	@Test
	void indexLeadsToEachExample() {
		for (String example : List.of("counter", "rows", "signup", "search", "todo", "async")) {
			this.page.navigate("http://localhost:" + this.port + "/");
			this.page.locator("main a[href='/" + example + "']").focus();
			press("Enter");
			assertThat(this.page).hasURL(Pattern.compile(".*/" + example));
			this.pages.connected();
			assertThat(this.page.locator("nav a[aria-current=page]")).hasAttribute("href", "/" + example);
		}
	}

	@Test
	void tabLeadsThroughTheButtonsOfTheCounter() {
		this.pages.open("/counter");
		Locator count = this.page.getByRole(AriaRole.STATUS);
		this.page.getByText("Skip to content").press("Enter");
		tabTo(button("Increment"));
		press("Enter");
		press("Space");
		assertThat(count).hasText("2");
		tabTo(button("Decrement"));
		press("Enter");
		assertThat(count).hasText("1");
		tabTo(button("Reset"));
		press("Space");
		assertThat(count).hasText("0");
		assertThat(button("Reset")).isFocused();
	}

	@Test
	void focusStaysOnTheButtonOfARowThatMoves() {
		this.pages.open("/rows");
		Locator row = this.page.locator("#r7");
		Locator button = row.getByRole(AriaRole.BUTTON);
		int quantity = Integer.parseInt(row.locator("td").nth(2).textContent());
		button.focus();
		press("Enter");
		press("Enter");
		assertThat(row.locator("td").nth(2)).hasText(String.valueOf(quantity + 2));
		button("Insert at top").dispatchEvent("click");
		assertThat(this.page.locator("#r201")).isVisible();
		assertThat(button).isFocused();
	}

	@Test
	void signsUp() {
		this.pages.open("/signup");
		this.page.getByText("Skip to content").press("Enter");
		tabTo(this.page.getByLabel("Name"));
		type("Zoë");
		tabTo(this.page.getByLabel("Email"));
		type("zoe@example.org");
		tabTo(this.page.getByLabel("Age"));
		type("17");
		tabTo(this.page.getByLabel("Country"));
		type("Swi");
		tabTo(this.page.getByLabel("Accept the terms"));
		press("Space");
		assertThat(this.page.getByLabel("Age")).hasAttribute("aria-invalid", "true");
		press("Enter");
		assertThat(button("Sign up")).isEnabled();
		this.page.getByLabel("Age").press("End");
		press("Backspace");
		type("8");
		press("Enter");
		assertThat(this.page.getByRole(AriaRole.STATUS)).hasText("Welcome, Zoë! Your account is ready.");
		assertThat(this.page.getByLabel("Country")).hasValue("");
		assertThat(this.page.getByLabel("Accept the terms")).not().isChecked();
	}

	@Test
	void buttonThatWaitedForItsAnswerKeepsTheFocus() {
		this.pages.open("/signup");
		button("Sign up").focus();
		press("Enter");
		assertThat(this.page.getByText("Please accept the terms.")).isVisible();
		assertThat(button("Sign up")).isEnabled();
		assertThat(button("Sign up")).isFocused();
	}

	@Test
	void triesAgainAfterAFailure() {
		this.pages.open("/async");
		assertThat(button("Load again")).isEnabled();
		button("Load again").focus();
		tabTo(button("Make it fail"));
		press("Enter");
		assertThat(this.page.getByText("The forecast could not be loaded.")).isVisible();
		press("Shift+Tab");
		assertThat(button("Try again")).isFocused();
		press("Enter");
		assertThat(this.page.getByText("Sunny")).isVisible();
		assertThat(button("Load again")).isVisible();
	}

	@Test
	void searches() {
		this.pages.open("/search");
		this.page.getByText("Skip to content").press("Enter");
		Locator query = this.page.getByRole(AriaRole.SEARCHBOX);
		tabTo(query);
		type("garden");
		assertThat(this.page).hasURL(Pattern.compile(".*q=garden"));
		assertThat(query).isFocused();
		Locator adventure = this.page.getByRole(AriaRole.CHECKBOX, named("Adventure"));
		tabTo(adventure);
		press("Space");
		assertThat(this.page).hasURL(Pattern.compile(".*q=garden&genre=ADVENTURE"));
		assertThat(adventure).isFocused();
		assertThat(adventure).isChecked();
		Locator clear = button("Clear filters");
		clear.press("Enter");
		assertThat(adventure).not().isChecked();
		assertThat(clear).hasCount(0);
		assertThat(query).hasValue("garden");
	}

	@Test
	void addsEditsCompletesAndDeletesEntries() {
		this.pages.open("/todo");
		Locator field = this.page.getByLabel("New entry");
		field.focus();
		type("Buy milk");
		press("Enter");
		assertThat(field).hasValue("");
		assertThat(field).isFocused();
		type("Call Ada");
		press("Enter");
		Locator entries = this.page.locator(".entries > li");
		assertThat(entries).hasCount(2);
		Locator done = this.page.getByRole(AriaRole.CHECKBOX, named("Call Ada"));
		done.focus();
		press("Space");
		assertThat(this.page.getByRole(AriaRole.STATUS)).hasText("1 left");
		assertThat(done).isFocused();
		tabTo(button("Edit Call Ada"));
		press("Enter");
		assertThat(this.page.getByLabel("Edit entry")).isFocused();
		press("End");
		type(" again");
		press("Escape");
		assertThat(button("Edit Call Ada")).isFocused();
		tabTo(button("Delete Call Ada"));
		press("Enter");
		assertThat(entries).hasCount(1);
		assertThat(entries).containsText("Buy milk");
	}

	private void tabTo(Locator next) {
		press("Tab");
		assertThat(next).isFocused();
	}

	private void press(String key) {
		this.page.keyboard().press(key);
	}

	private void type(String text) {
		this.page.keyboard().type(text);
	}

	private Locator button(String name) {
		return this.page.getByRole(AriaRole.BUTTON, named(name));
	}

	private static Page.GetByRoleOptions named(String name) {
		return new Page.GetByRoleOptions().setName(name);
	}

}
