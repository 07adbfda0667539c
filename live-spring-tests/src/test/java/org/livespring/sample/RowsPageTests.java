package org.livespring.sample;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class RowsPageTests {

	@LocalServerPort
	private int port;

	private Page page;

	private SamplePages pages;

	private Locator rows;

	@BeforeEach
	void open(Page page) {
		this.page = page;
		this.pages = new SamplePages(page, this.port);
		this.pages.open("/rows");
		this.rows = page.locator("tbody tr");
		assertThat(this.rows).hasCount(200);
	}

	@Test
	void addOneRaisesTheQuantityOfItsRow() {
		Locator row = this.rows.nth(99);
		Locator quantity = row.locator("td").nth(2);
		int before = Integer.parseInt(quantity.textContent());
		List<String> others = this.rows.allTextContents();
		Locator button = row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add one"));
		button.click();
		button.click();
		assertThat(quantity).hasText(String.valueOf(before + 2));
		List<String> after = this.rows.allTextContents();
		after.set(99, others.get(99));
		assertThat(after).isEqualTo(others);
		this.pages.assertNoErrors();
	}

	@Test
	void addOneIsAnsweredByOneSmallFrame() {
		Locator button = this.rows.nth(99).getByRole(AriaRole.BUTTON);
		for (int i = 0; i < 3; i++) {
			assertThat(this.pages.bytesOfClick(button)).isLessThanOrEqualTo(200);
		}
	}

	@Test
	void shuffleChangesTheOrderOnly() {
		List<String> before = this.rows.allTextContents();
		click("Shuffle");
		this.page.waitForCondition(() -> !this.rows.allTextContents().equals(before));
		assertThat(this.rows.allTextContents()).containsExactlyInAnyOrderElementsOf(before);
		this.pages.assertNoErrors();
	}

	@Test
	void rowsComeAtTheTopAndGoAtTheEnd() {
		click("Insert at top");
		assertThat(this.rows.first()).hasId("r201");
		assertThat(this.rows).hasCount(201);
		click("Remove last");
		click("Remove last");
		assertThat(this.rows).hasCount(199);
		assertThat(this.rows.last()).hasId("r198");
		this.pages.assertNoErrors();
	}

	private void click(String button) {
		this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
	}

}
