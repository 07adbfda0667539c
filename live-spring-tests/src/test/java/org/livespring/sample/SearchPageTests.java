package org.livespring.sample;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@SampleTest
class SearchPageTests {

	@LocalServerPort
	private int port;

	private Page page;

	private SamplePages pages;

	private Locator query;

	private Locator count;

	@BeforeEach
	void start(Page page) {
		this.page = page;
		this.pages = new SamplePages(page, this.port);
		this.query = page.getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("Search"));
		this.count = page.getByRole(AriaRole.STATUS);
	}

	@Test
	void findsWhileTypingWithAnErrorAndPutsTheQueryIntoTheUrl() {
		this.pages.open("/search");
		assertThat(this.count).hasText("4000 books");
		this.query.pressSequentially("lihgthouse");
		assertThat(this.page.locator(".books li").first()).containsText("Lighthouse");
		assertThat(this.page).hasURL(Pattern.compile(".*/search\\?q=lihgthouse"));
		assertThat(this.query).hasValue("lihgthouse");
		this.pages.assertNoErrors();
	}

	@Test
	void searchOfTheUrlIsThereWithThePage() {
		this.pages.open("/search?q=garden&genre=CRIME&decade=1990");
		assertThat(this.query).hasValue("garden");
		assertThat(facet("Crime")).isChecked();
		assertThat(facet("1990s")).isChecked();
		assertThat(facet("Poetry")).not().isChecked();
		this.pages.assertNoErrors();
	}

	@Test
	void filtersAreInTheUrlAndInTheHistory() {
		this.pages.open("/search?q=garden");
		String all = this.count.textContent();
		facet("Crime").check();
		assertThat(this.page).hasURL(Pattern.compile(".*/search\\?q=garden&genre=CRIME"));
		assertThat(this.count).not().hasText(all);
		facet("Poetry").check();
		assertThat(this.page).hasURL(Pattern.compile(".*genre=CRIME&genre=POETRY"));
		this.page.goBack();
		assertThat(facet("Poetry")).not().isChecked();
		assertThat(facet("Crime")).isChecked();
		this.page.goBack();
		assertThat(facet("Crime")).not().isChecked();
		assertThat(this.count).hasText(all);
		this.page.goForward();
		assertThat(facet("Crime")).isChecked();
		this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Clear filters")).click();
		assertThat(this.count).hasText(all);
		assertThat(facet("Crime")).not().isChecked();
		this.pages.assertNoErrors();
	}

	@Test
	void reloadBackAndForwardBringQueryAndResultsBack() {
		this.pages.open("/search");
		this.query.fill("garden");
		assertThat(this.page).hasURL(Pattern.compile(".*q=garden"));
		assertThat(this.count).not().hasText("4000 books");
		String gardens = results();
		this.page.reload();
		this.pages.connected();
		assertResults("garden", gardens);
		this.query.fill("lighthouse");
		assertThat(this.page).hasURL(Pattern.compile(".*q=lighthouse"));
		assertThat(this.page.locator(".books li").first()).containsText("Lighthouse");
		String lighthouses = results();
		this.page.goBack();
		assertResults("garden", gardens);
		this.page.goForward();
		assertResults("lighthouse", lighthouses);
		this.page.goBack();
		this.page.goBack();
		assertThat(this.query).hasValue("");
		assertThat(this.count).hasText("4000 books");
		this.pages.assertNoErrors();
	}

	@Test
	void backFromAnotherPageBringsQueryAndResultsBack() {
		this.pages.open("/search?q=garden&genre=CRIME");
		String results = results();
		this.page.locator("nav a[href='/counter']").click();
		assertThat(this.page).hasURL(Pattern.compile(".*/counter"));
		this.page.goBack();
		this.pages.connected();
		assertResults("garden", results);
		assertThat(facet("Crime")).isChecked();
		facet("Crime").uncheck();
		assertThat(this.page).hasURL(Pattern.compile(".*\\?q=garden"));
		this.pages.assertNoErrors();
	}

	@Test
	void showMoreShowsMore() {
		this.pages.open("/search");
		Locator books = this.page.locator(".books li");
		assertThat(books).hasCount(20);
		this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show more")).click();
		assertThat(books).hasCount(40);
		this.pages.assertNoErrors();
	}

	private String results() {
		return this.page.locator("section").innerText();
	}

	private void assertResults(String query, String results) {
		assertThat(this.query).hasValue(query);
		this.page.waitForCondition(() -> results().equals(results));
	}

	private Locator facet(String name) {
		return this.page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name));
	}

}
