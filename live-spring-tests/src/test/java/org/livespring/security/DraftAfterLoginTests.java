package org.livespring.security;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.livespring.test.Browser;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** What was typed when the login ended waits for its user. */
@ExtendWith(Browser.class)
class DraftAfterLoginTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(LoginApplication.class);

	private Page page;

	@BeforeEach
	void usePage(Page page) {
		this.page = page;
	}

	@ParameterizedTest
	@CsvSource({ "alice,draft,a note", "bob,'',''" })
	void draftIsThereForTheSameUserOnly(String user, String title, String note) {
		this.page.navigate(application.url("/page/memo"));
		logIn("alice");
		this.page.locator("[data-field=a]").fill("a note");
		this.page.locator("[name=title]").fill("draft");
		this.page.waitForFunction("document.querySelector('[name=title]').defaultValue === 'draft'");
		Page other = this.page.context().newPage();
		other.navigate(application.url("/logout"));
		other.getByRole(AriaRole.BUTTON).click();
		other.waitForURL("**/login?logout");
		this.page.waitForURL("**/login");
		this.page.reload(); // both tabs were given a session, and the form needs the
							// later one's token
		logIn(user);
		assertThat(this.page.locator("[data-field=a]").inputValue()).isEqualTo(note);
		assertThat(this.page.locator("[name=title]").inputValue()).isEqualTo(title);
		assertThat(this.page.evaluate("Object.keys(sessionStorage).length")).isEqualTo(0);
	}

	private void logIn(String user) {
		this.page.locator("[name=username]").fill(user);
		this.page.locator("[name=password]").fill("secret");
		this.page.keyboard().press("Enter");
		this.page.getByText("Joined").waitFor();
	}

}
