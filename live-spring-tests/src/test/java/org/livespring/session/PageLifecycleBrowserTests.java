package org.livespring.session;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.LiveRooms;
import org.livespring.test.BareChromium;
import org.livespring.test.Browser;
import org.livespring.test.app.Dozer;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages that Chromium freezes and discards, as it does with tabs nobody looked at for
 * long.
 */
@ExtendWith(Browser.class)
class PageLifecycleBrowserTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.state.grace=1s");

	private static BareChromium chromium;

	private final LiveSessions sessions = application.bean(LiveSessions.class);

	private final String url = application.url("/page/dozer");

	@BeforeAll
	static void start() {
		chromium = new BareChromium();
	}

	@AfterAll
	static void stop() {
		chromium.close();
	}

	@Test
	void frozenPageGivesItsConnectionUpAndGoesOnOnceItIsThawed() {
		BareChromium.Tab page = chromium.open(this.url);
		click(page, "click");
		page.evaluate("window.same = true");
		page.freeze(true);
		awaitGone();
		application.bean(LiveRooms.class).room(Dozer.ROOM).publish(new Dozer.Noise("meanwhile"));
		page.freeze(false);
		awaitText(page, "click meanwhile");
		click(page, "click meanwhile click");
		assertThat(page.evaluate("window.same").asBoolean()).isTrue();
		page.evaluate("location = 'about:blank'");
		awaitGone();
	}

	@Test
	void discardedPageGoesOnWhereItWas() {
		BareChromium.Tab page = chromium.open(this.url);
		click(page, "click");
		page.evaluate("window.same = true");
		awaitKeeping(page);
		page.freeze(true);
		page.leave();
		chromium.discard(this.url);
		awaitGone();
		BareChromium.Tab back = chromium.activate(this.url);
		awaitText(back, "click");
		click(back, "click click");
		assertThat(back.evaluate("document.wasDiscarded").asBoolean()).isTrue();
		assertThat(back.evaluate("window.same").asBoolean()).isFalse();
	}

	/**
	 * Until that has been loaded which stores the page; outside of tests minutes lie
	 * between.
	 */
	private static void awaitKeeping(BareChromium.Tab page) {
		String loaded = "performance.getEntriesByType('resource')"
				+ ".some((each) => each.name.endsWith('/src/session.js') && each.responseEnd > 0)";
		Awaitility.await().until(() -> page.evaluate(loaded).asBoolean(false));
	}

	private static void click(BareChromium.Tab page, String text) {
		Awaitility.await()
			.until(() -> page.evaluate("document.documentElement.getAttribute('live-state')")
				.asString("")
				.equals("connected"));
		page.evaluate("document.querySelector('button').click()");
		awaitText(page, text);
	}

	private static void awaitText(BareChromium.Tab page, String text) {
		Awaitility.await()
			.until(() -> page.evaluate("document.querySelector('[role=status]')?.textContent.trim()").asString(""),
					text::equals);
	}

	private void awaitGone() {
		Awaitility.await().until(() -> this.sessions.size() == 0 && this.sessions.lingering() == 0);
	}

}
