package org.livespring.client;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.test.Browser;
import org.livespring.test.app.Memo;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Forms of an application before the client is there, and their text once it is. */
@ExtendWith(Browser.class)
class ScriptlessFormTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication();

	private Page page;

	@BeforeEach
	void usePage(Page page) {
		this.page = page;
	}

	@Test
	void formWhoseScriptHasNotArrivedSendsNothingAndKeepsItsInput() {
		this.page.route("**/live-*.js", Route::abort);
		this.page.navigate(application.url("/page/memo"));
		this.page.locator("[name=title]").fill("secret");
		this.page.keyboard().press("Enter");
		this.page.evaluate("document.querySelector('form').requestSubmit()");
		this.page.evaluate("new Promise(done => setTimeout(() => requestAnimationFrame(() => setTimeout(done))))");
		assertThat(this.page.url()).isEqualTo(application.url("/page/memo"));
		assertThat(this.page.locator("[name=title]").inputValue()).isEqualTo("secret");
	}

	@Test
	void leadingLineBreakOfATextareaComesBackFromTheServer() {
		this.page.navigate(application.url("/page/memo"));
		this.page.getByText("Joined").waitFor();
		this.page.locator("textarea").fill("\n\ntext");
		this.page.waitForFunction("document.querySelector('textarea').defaultValue === '\\n\\ntext'");
		this.page.locator("[name=title]").focus();
		application.bean(Memo.class).push(this.page.locator("[live-id]").getAttribute("live-id"));
		this.page.locator("output").getByText("1").waitFor();
		assertThat(this.page.locator("textarea").inputValue()).isEqualTo("\n\ntext");
	}

}
