package org.livespring.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class ChatPageTests {

	@LocalServerPort
	private int port;

	@Test
	void messagesNamesAndTypingReachTheOthers(BrowserContext first) {
		try (BrowserContext second = first.browser().newContext()) {
			ChatPage ada = ChatPage.open(first, this.port, "meeting");
			ChatPage bob = ChatPage.open(second, this.port, "meeting");
			ada.call("Ada");
			bob.call("Bob <i>");
			assertThat(ada.online().filter(new Locator.FilterOptions().setHasText("Bob <i>"))).hasCount(1);
			assertThat(bob.online().filter(new Locator.FilterOptions().setHasText("Bob <i>"))).hasCount(1);
			assertThat(bob.online()).hasCount(2);
			bob.field("Message").pressSequentially("I know");
			assertThat(ada.page().getByText("Bob <i> is typing …")).isVisible();
			assertThat(bob.page().getByText("is typing")).isHidden();
			bob.field("Message").press("Enter");
			assertThat(ada.messages()).hasText(new String[] { "Bob <i> I know" });
			assertThat(ada.page().getByText("is typing")).hasCount(0);
			assertThat(bob.field("Message")).hasValue("");
			assertThat(bob.field("Message")).isFocused();
			ada.say("<b>&amp;</b>");
			assertThat(bob.messages()).hasText(new String[] { "Bob <i> I know", "Ada <b>&amp;</b>" });
			ada.pages().assertNoErrors();
			bob.pages().assertNoErrors();
		}
	}

	@Test
	void whoComesLateOrInASecondTabSeesWhatWasSaidInThisRoomOnly(BrowserContext browser) {
		ChatPage ada = ChatPage.open(browser, this.port, "history");
		ada.call("Ada");
		ada.say("First");
		ada.say("Second");
		assertThat(ada.messages()).hasText(new String[] { "Ada First", "Ada Second" });
		ChatPage late = ChatPage.open(browser, this.port, "history");
		assertThat(late.messages()).hasText(new String[] { "Ada First", "Ada Second" });
		assertThat(late.online()).hasCount(2);
		ada.say("Third");
		assertThat(late.messages()).hasText(new String[] { "Ada First", "Ada Second", "Ada Third" });
		assertThat(ChatPage.open(browser, this.port, "elsewhere").messages()).hasCount(0);
		late.pages().assertNoErrors();
	}

	@Test
	void emptyNamesAndMessagesAreErrors(BrowserContext browser) {
		ChatPage chat = ChatPage.open(browser, this.port, "errors");
		chat.call(" ");
		assertThat(chat.field("Your name")).hasAccessibleDescription("Please tell us your name.");
		chat.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send")).click();
		assertThat(chat.field("Message")).hasAccessibleDescription("Please enter a message.");
		assertThat(chat.messages()).hasCount(0);
		chat.pages().assertNoErrors();
	}

	@Test
	void fieldIsInSightOnAPhoneAndNoNoticeCoversIt(Page page) {
		List<WebSocketRoute> sockets = new ArrayList<>();
		page.routeWebSocket(Pattern.compile(".*/live/ws"), (socket) -> {
			if (sockets.isEmpty()) {
				sockets.add(socket);
				socket.connectToServer();
			}
			else {
				socket.close();
			}
		});
		page.setViewportSize(375, 667);
		SamplePages pages = new SamplePages(page, this.port);
		pages.open("/chat/phone");
		Locator form = page.locator("form.add");
		BoundingBox box = form.boundingBox();
		assertThat(box.y + box.height).isLessThanOrEqualTo(667);
		sockets.get(0).close();
		Locator notice = page.locator(".live-notices");
		assertThat(notice).containsText("Connection lost");
		BoundingBox covered = notice.boundingBox();
		box = form.boundingBox();
		assertThat(covered.y >= box.y + box.height || covered.y + covered.height <= box.y).isTrue();
	}

	@Test
	void roomWithAnImpossibleNameDoesNotExist(Page page) {
		page.navigate("http://localhost:" + this.port + "/chat/A room");
		assertThat(page.locator("h1")).hasText("No such page");
		page.navigate("http://localhost:" + this.port + "/chat");
		assertThat(page).hasURL("http://localhost:" + this.port + "/chat/lobby");
	}

}
