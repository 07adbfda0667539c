package org.livespring.monitor;

import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.endpoint.LiveEndpoint;
import org.livespring.health.LiveHealthIndicator;
import org.livespring.protocol.WireForm;
import org.livespring.session.ConnectionView;
import org.livespring.session.LiveSessions;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Components that sleep in the browser, as operators see them. */
class HibernatedComponentsIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.state.hibernate-after=100ms",
			"management.endpoints.web.exposure.include=live");

	private final LiveSessions sessions = application.bean(LiveSessions.class);

	@Test
	void awakeAndAsleepAreCountedApart() {
		LoadedPage page = application.page("shelf");
		int books = page.components().size() - 1;
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			assertThat(view().components()).isEqualTo(Map.of("shelf", 1, "book", books));
			assertThat(view().hibernated()).isEmpty();
			Awaitility.await().until(() -> {
				this.sessions.check();
				return view().components().isEmpty();
			});
			assertThat(view().hibernated()).isEqualTo(Map.of("shelf", 1, "book", books));
			assertShown(0, books + 1);
			Awaitility.await().untilAsserted(() -> {
				assertThat(gauge("book", "active")).isZero();
				assertThat(gauge("book", "hibernated")).isEqualTo(books);
				assertThat(gauge("shelf", "hibernated")).isOne();
			});
			assertThat(application.bean(MeterRegistry.class).get("live.hibernations").counter().count())
				.isEqualTo(books + 1);
			socket.rehydrate(List.of(page.component("shelf")));
			assertThat(view().components()).isEqualTo(Map.of("shelf", 1));
			assertThat(view().hibernated()).isEqualTo(Map.of("book", books));
			assertShown(1, books);
		}
	}

	private ConnectionView view() {
		return this.sessions.connections().get(0);
	}

	private static void assertShown(int awake, int asleep) {
		assertThat(application.bean(LiveHealthIndicator.class).health().getDetails()).containsEntry("components", awake)
			.containsEntry("hibernated", asleep);
		assertThat(application.bean(LiveEndpoint.class).summary())
			.extracting(LiveEndpoint.Summary::instances, LiveEndpoint.Summary::hibernated)
			.containsExactly(awake, asleep);
	}

	private static double gauge(String component, String state) {
		Gauge gauge = application.bean(MeterRegistry.class)
			.get("live.components")
			.tags("component", component, "state", state)
			.gauge();
		return gauge.value();
	}

}
