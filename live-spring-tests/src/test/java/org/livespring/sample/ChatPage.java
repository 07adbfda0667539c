package org.livespring.sample;

import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** A visitor of a chat. */
record ChatPage(Page page, SamplePages pages) {

	static ChatPage open(BrowserContext browser, int port, String room) {
		Page page = browser.newPage();
		SamplePages pages = new SamplePages(page, port);
		pages.open("/chat/" + room);
		return new ChatPage(page, pages);
	}

	Locator field(String label) {
		return this.page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
	}

	void call(String name) {
		field("Your name").fill(name);
	}

	/** Send a message, once the one before was answered. */
	void say(String text) {
		assertThat(this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))).isEnabled();
		field("Message").fill(text);
		field("Message").press("Enter");
	}

	Locator messages() {
		return this.page.getByRole(AriaRole.LOG).getByRole(AriaRole.LISTITEM);
	}

	/** A member as the list shows it. */
	Locator member(String name) {
		return online().filter(
				new Locator.FilterOptions().setHasText(Pattern.compile("^" + name.replaceAll("[()]", "\\\\$0") + "$")));
	}

	Locator online() {
		return this.page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Online"))
			.getByRole(AriaRole.LISTITEM);
	}

}
