package org.livespring.session;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.LiveRooms;
import org.livespring.test.Browser;
import org.livespring.test.app.Dozer;
import org.livespring.test.app.RunningApplication;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A page in Chromium whose component sleeps. */
@ExtendWith(Browser.class)
class HibernationBrowserTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.state.hibernate-after=200ms");

	private final LiveSessions sessions = application.bean(LiveSessions.class);

	@Test
	void clickAndPushReachAComponentThatSleeps(Page page) {
		int[] sockets = { 0 };
		page.onWebSocket((socket) -> sockets[0]++);
		page.navigate(application.url("/page/dozer"));
		awaitSleep(page);
		page.locator("button").click();
		assertThat(page.getByRole(AriaRole.STATUS)).hasText("click");
		awaitSleep(page);
		application.bean(LiveRooms.class).room(Dozer.ROOM).publish(new Dozer.Noise("push"));
		assertThat(page.getByRole(AriaRole.STATUS)).hasText("click push");
		awaitSleep(page);
		page.locator("button").click();
		assertThat(page.getByRole(AriaRole.STATUS)).hasText("click push click");
		assertThat(page.locator("[role=alert]")).hasCount(0);
		assertThat(sockets[0]).isOne();
	}

	private void awaitSleep(Page page) {
		page.waitForCondition(() -> {
			this.sessions.check();
			return this.sessions.sleeping() == 1;
		});
	}

}
