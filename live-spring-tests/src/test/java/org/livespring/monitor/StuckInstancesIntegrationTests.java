package org.livespring.monitor;

import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.session.LiveSessions;
import org.livespring.test.Browser;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Instances whose calls keep failing because of what they hold. */
@ExtendWith(Browser.class)
class StuckInstancesIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.health.interval=1h");

	private final ComponentHealth health = application.bean(ComponentHealth.class);

	private final long before = failures();

	@Test
	void instanceWhoseCallsWorkElsewhereGoesOnFromItsSnapshot(Page page) {
		page.navigate(application.url("/page/fragile"));
		page.locator("input").fill("typed");
		page.getByText("Count").click();
		assertThat(page.getByRole(AriaRole.STATUS)).hasText("1");
		page.getByText("Spoil").click();
		page.getByText("Count").click();
		page.getByText("Count").click();
		awaitFailures(3);
		useAnother();
		long calls = calls();
		this.health.check();
		Awaitility.await().until(() -> calls() > calls);
		page.getByText("Count").click();
		assertThat(page.getByRole(AriaRole.STATUS)).hasText("2");
		assertThat(page.locator("input")).hasValue("typed");
	}

	@Test
	void browserGetsEverythingAnewUnderTheNextNumber() {
		LoadedPage page = application.page("fragile");
		LiveComponentState fragile = page.component("fragile");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(fragile, "count", Map.of());
			socket.call(fragile, "spoil", Map.of());
			socket.call(fragile, "count", Map.of());
			socket.call(fragile, "count", Map.of());
			awaitFailures(3);
			useAnother();
			this.health.check();
			ServerFrame.ComponentUpdate update = socket.await(ServerFrame.ComponentUpdate.class,
					(frame) -> frame.html() != null && frame.html().isFull());
			assertThat(update.seq()).isEqualTo(2);
			socket.call(fragile, "count", Map.of());
			assertThat(fragile.state().path("counts").path(0).asInt()).isEqualTo(2);
		}
	}

	@Test
	void instanceWhoseCallsWorkNowhereKeepsWhatItHolds() {
		LoadedPage page = application.page("fragile");
		LiveComponentState fragile = page.component("fragile");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(fragile, "count", Map.of());
			socket.call(fragile, "spoil", Map.of());
			for (int i = 0; i < 3; i++) {
				socket.call(fragile, "crash", Map.of());
			}
			awaitFailures(4);
			useAnother();
			this.health.check();
			assertThat(socket.call(fragile, "count", Map.of())).isInstanceOf(ServerFrame.ErrorFrame.class);
		}
	}

	@Test
	void instanceThatWorksAgainKeepsWhatItHolds() {
		LoadedPage page = application.page("fragile");
		LiveComponentState fragile = page.component("fragile");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(fragile, "count", Map.of());
			for (int i = 0; i < 2; i++) {
				assertThat(socket.call(fragile, "mend", Map.of())).isInstanceOf(ServerFrame.ActionResponse.class);
				socket.call(fragile, "spoil", Map.of());
				socket.call(fragile, "count", Map.of());
			}
			awaitFailures(4);
			useAnother();
			this.health.check();
			assertThat(socket.call(fragile, "count", Map.of())).isInstanceOf(ServerFrame.ErrorFrame.class);
		}
	}

	private void awaitFailures(int more) {
		Awaitility.await().until(() -> failures() == this.before + more);
	}

	private static long failures() {
		return application.bean(ComponentStatistics.class).figures("fragile").failed();
	}

	private static long calls() {
		return application.bean(ComponentStatistics.class).figures("fragile").total();
	}

	/** Somebody for whom the component works. */
	private static void useAnother() {
		LoadedPage page = application.page("fragile");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			long calls = calls();
			socket.call(page.component("fragile"), "count", Map.of());
			Awaitility.await().until(() -> calls() > calls);
		}
		Awaitility.await().until(() -> application.bean(LiveSessions.class).size() <= 1);
	}

}
