package org.livespring.session;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.test.Browser;
import org.livespring.test.app.RunningApplication;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The recipes of the guide to forms. */
@ExtendWith(Browser.class)
class FormBrowserTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication();

	@Test
	void typedTextStaysWithItsRow(Page page) {
		open(page, "order");
		press(page, "Add");
		assertThat(field(page, "Article")).hasCount(2);
		field(page, "Article").nth(0).fill("Tea");
		field(page, "Article").nth(1).fill("Milk");
		press(page.getByRole(AriaRole.GROUP).nth(1), "Up");
		assertThat(field(page, "Article").nth(0)).hasValue("Milk");
		assertThat(field(page, "Article").nth(1)).hasValue("Tea");
		press(page, "Add");
		assertThat(field(page, "Article")).hasCount(3);
		field(page, "Article").nth(2).fill("Rice");
		press(page.getByRole(AriaRole.GROUP).nth(0), "Remove");
		assertThat(field(page, "Article")).hasCount(2);
		assertThat(field(page, "Article").nth(0)).hasValue("Tea");
		assertThat(field(page, "Article").nth(1)).hasValue("Rice");
		field(page, "Customer").fill("Ann");
		for (int row = 0; row < 2; row++) {
			field(page, "From").nth(row).fill("1");
			field(page, "To").nth(row).fill("2");
		}
		press(page, "Order");
		assertThat(page.getByRole(AriaRole.STATUS)).hasText("Tea, Rice");
	}

	@Test
	void errorsStayWithTheirRow(Page page) {
		open(page, "order");
		press(page, "Add");
		assertThat(field(page, "Article")).hasCount(2);
		field(page, "Article").nth(0).fill("Tea");
		press(page, "Order");
		assertThat(field(page, "Article").nth(1)).hasAccessibleDescription("must not be blank");
		press(page.getByRole(AriaRole.GROUP).nth(1), "Up");
		assertThat(field(page, "Article").nth(1)).hasValue("Tea");
		assertThat(field(page, "Article").nth(0)).hasAccessibleDescription("must not be blank");
		assertThat(field(page, "Article").nth(1)).hasAccessibleDescription("");
	}

	@Test
	void errorOfTwoFieldsAppearsOnceBothWereTouchedAndStaysWhileItHolds(Page page) {
		open(page, "order");
		field(page, "From").fill("5");
		field(page, "To").fill("3");
		assertThat(field(page, "From")).hasAttribute("aria-invalid", "false");
		field(page, "To").blur();
		assertThat(field(page, "To")).hasAccessibleDescription("must not be less than from");
		press(page, "Order");
		assertThat(field(page, "Customer")).hasAccessibleDescription("must not be blank");
		field(page, "Customer").pressSequentially("Ann");
		assertThat(field(page, "Customer")).hasAccessibleDescription("");
		assertThat(field(page, "To")).hasAccessibleDescription("must not be less than from");
		field(page, "To").fill("6");
		assertThat(field(page, "To")).hasAccessibleDescription("");
	}

	@Test
	void whatTheUserSawWhenHeBeganIsWhatHeIsCheckedAgainst(Page ada) {
		try (Page bob = ada.context().newPage()) {
			open(ada, "ticket");
			open(bob, "ticket");
			press(ada, "Edit");
			field(ada, "Title").fill("Printer smokes");
			press(bob, "Edit");
			field(bob, "Title").fill("Printer is cold");
			press(bob, "Save");
			assertThat(ada.getByRole(AriaRole.HEADING)).hasText("Printer is cold");
			assertThat(field(ada, "Title")).hasValue("Printer smokes");
			press(ada, "Save");
			assertThat(ada.getByRole(AriaRole.ALERT))
				.hasText("Somebody has saved another title. Save again to replace it.");
			assertThat(bob.getByRole(AriaRole.HEADING)).hasText("Printer is cold");
			assertThat(field(ada, "Title")).hasValue("Printer smokes");
			press(ada, "Save");
			assertThat(bob.getByRole(AriaRole.HEADING)).hasText("Printer smokes");
		}
	}

	private static void open(Page page, String component) {
		page.navigate(application.url("/page/" + component));
		page.locator("html[live-state=connected]").waitFor();
	}

	private static Locator field(Page page, String label) {
		return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
	}

	private static void press(Page page, String button) {
		press(page.locator("body"), button);
	}

	private static void press(Locator in, String button) {
		in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true)).first().click();
	}

}
