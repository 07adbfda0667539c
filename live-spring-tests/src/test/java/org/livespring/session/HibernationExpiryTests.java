package org.livespring.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import org.livespring.LiveErrorCode;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.state.SnapshotCodec;
import org.livespring.state.crypto.KeyRing;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.ManualClock;
import org.livespring.test.app.RunningApplication;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages that are open for days, on a node that remembers one floor only. */
class HibernationExpiryTests {

	private static final long HOUR = 60;

	private static final ManualClock clock = new ManualClock(Instant.now());

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(Timed.class,
			"live.state.hibernate-after=600ms", "live.state.floor-size=1", "live.state.unknown-floor=refuse",
			"live.state.grace=0s");

	private final LiveSessions sessions = application.bean(LiveSessions.class);

	@Test
	void sleeperIsWokenAndSignedAnewBeforeItExpires() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "increment", Map.of());
			long expires = expires(counter);
			awaitAsleep();
			clock.pass(Duration.ofHours(11));
			this.sessions.check();
			clock.pass(Duration.ofHours(2));
			this.sessions.check();
			socket.await(ServerFrame.SnapshotRequest.class, (frame) -> frame.componentId().equals(counter.id()));
			socket.rehydrate(List.of(counter));
			Awaitility.await().until(() -> expires(counter) >= expires + 13 * HOUR);
			assertThat(counter.state().get("count").asInt()).isOne();
			awaitAsleep();
		}
	}

	@Test
	void componentThatIsAwakeIsSignedAnewToo() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			long expires = expires(counter);
			clock.pass(Duration.ofHours(13));
			Awaitility.await().until(() -> expires(counter) >= expires + 13 * HOUR);
		}
	}

	@Test
	void whatSleepsHereNeedsNoFloor() {
		LoadedPage sleeping = application.page("counter");
		LoadedPage gone = application.page("counter");
		LoadedPage other = application.page("counter");
		LiveComponentState counter = sleeping.component("counter");
		try (LiveSocket socket = sleeping.live(WireForm.COMPACT); LiveSocket second = gone.live(WireForm.COMPACT)) {
			socket.call(counter, "increment", Map.of());
			second.call(gone.component("counter"), "increment", Map.of());
			second.close();
			awaitAsleep();
			other.live(WireForm.COMPACT).close();
			assertThat(socket.rehydrate(List.of(counter)).components())
				.containsExactly(ServerFrame.Adopted.accepted(counter.id()));
			try (LiveSocket again = gone.connect(WireForm.COMPACT)) {
				assertThat(again.rehydrate(gone.components()).components().get(0).code())
					.isEqualTo(LiveErrorCode.STALE_STATE);
			}
		}
	}

	private void awaitAsleep() {
		Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> {
			this.sessions.check();
			return this.sessions.sleeping() == 1;
		});
	}

	private static long expires(LiveComponentState component) {
		return component.header().get("expires").asLong();
	}

	@SpringBootConfiguration
	@Import(TestApplication.class)
	static class Timed {

		@Bean
		SnapshotCodec snapshotCodec(JsonMapper mapper) {
			return new SnapshotCodec(mapper, KeyRing.random("test"),
					new SnapshotCodec.Settings(Duration.ofHours(24), false, 100_000), clock);
		}

	}

}
