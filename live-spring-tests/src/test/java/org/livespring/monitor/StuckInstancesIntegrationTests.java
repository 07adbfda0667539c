package org.livespring.monitor;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.LiveErrorCode;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.session.LiveSessions;
import org.livespring.test.Browser;
import org.livespring.test.LiveComponentState;
import org.livespring.test.LivePage;
import org.livespring.test.LiveSocket;
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
	void pageFetchesAnInstanceAnewWhoseCallsWorkElsewhere(Page page) {
		page.navigate(application.url("/page/fragile"));
		page.locator("input").fill("typed");
		page.getByText("Spoil").click();
		assertThat(page.getByRole(AriaRole.STATUS)).hasText("-1");
		for (int i = 0; i < 3; i++) {
			page.getByText("Count").click();
		}
		awaitFailures(3);
		useAnother();
		this.health.check();
		assertThat(page.getByRole(AriaRole.STATUS)).hasText("0");
		page.getByText("Count").click();
		assertThat(page.getByRole(AriaRole.STATUS)).hasText("1");
		assertThat(page.locator("input")).hasValue("typed");
	}

	@Test
	void instanceThatIsGivenUpIsToldAndDoesNotComeBack() {
		LivePage page = application.page("fragile");
		LiveComponentState fragile = page.component("fragile");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			spoil(socket, fragile);
			useAnother();
			this.health.check();
			ServerFrame.ErrorFrame error = socket.await(ServerFrame.ErrorFrame.class,
					(frame) -> frame.requestId() == null);
			assertThat(error.componentId()).isEqualTo(fragile.id());
			assertThat(error.code()).isEqualTo(LiveErrorCode.STALE_STATE);
			assertThat(socket.rehydrate(List.of(fragile)).components())
				.containsExactly(ServerFrame.Adoption.refused(LiveErrorCode.STALE_STATE));
		}
	}

	@Test
	void instanceWhoseCallsWorkNowhereKeepsWhatItHolds() {
		LivePage page = application.page("fragile");
		LiveComponentState fragile = page.component("fragile");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			useAnother();
			for (int i = 0; i < 4; i++) {
				socket.call(fragile, "crash", Map.of());
			}
			awaitFailures(4);
			this.health.check();
			socket.call(fragile, "count", Map.of());
			assertThat(fragile.state().path("count").asInt()).isOne();
		}
	}

	@Test
	void instanceThatWorksAgainKeepsWhatItHolds() {
		LivePage page = application.page("fragile");
		LiveComponentState fragile = page.component("fragile");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(fragile, "crash", Map.of());
			socket.call(fragile, "crash", Map.of());
			socket.call(fragile, "count", Map.of());
			socket.call(fragile, "crash", Map.of());
			awaitFailures(3);
			useAnother();
			this.health.check();
			socket.call(fragile, "count", Map.of());
			assertThat(fragile.state().path("count").asInt()).isEqualTo(2);
		}
	}

	private void spoil(LiveSocket socket, LiveComponentState fragile) {
		socket.call(fragile, "spoil", Map.of());
		for (int i = 0; i < 3; i++) {
			socket.call(fragile, "count", Map.of());
		}
		awaitFailures(3);
	}

	private void awaitFailures(int more) {
		Awaitility.await().until(() -> failures() == this.before + more);
	}

	private static long failures() {
		return application.bean(ComponentStatistics.class).figures("fragile").failed();
	}

	/** Somebody for whom the component works. */
	private static void useAnother() {
		LivePage page = application.page("fragile");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			long calls = application.bean(ComponentStatistics.class).figures("fragile").total();
			socket.call(page.component("fragile"), "count", Map.of());
			Awaitility.await()
				.until(() -> application.bean(ComponentStatistics.class).figures("fragile").total() > calls);
		}
		Awaitility.await().until(() -> application.bean(LiveSessions.class).size() <= 1);
	}

}
