package org.livespring.session;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import org.livespring.LiveErrorCode;
import org.livespring.claim.InMemorySnapshotFloor;
import org.livespring.claim.SnapshotFloor;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** A node whose components another one may have claimed. */
class FencingIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(Application.class);

	@Test
	void nothingRunsOnANodeThatLostItsClaim() {
		SharedFloor floor = application.bean(SharedFloor.class);
		LoadedPage page = application.page("shelf");
		LiveSocket socket = page.live(WireForm.COMPACT);
		settle(socket, page);
		floor.held.set(false);
		try {
			ServerFrame.ErrorFrame error = (ServerFrame.ErrorFrame) socket.call(page.components().get(1), "read",
					Map.of());
			assertThat(error.code()).isEqualTo(LiveErrorCode.UNKNOWN_INSTANCE);
			assertThat(socket.closeCode()).isEqualTo(4004);
			assertThat(page.components().get(1).state().get("reads").asInt()).isOne();
		}
		finally {
			floor.held.set(true);
		}
		try (LiveSocket again = page.live(WireForm.COMPACT)) {
			again.call(page.components().get(1), "read", Map.of());
			assertThat(page.components().get(1).state().get("reads").asInt()).isEqualTo(2);
		}
	}

	/** What the adoption left to do has been done once a call of each component is. */
	private static void settle(LiveSocket socket, LoadedPage page) {
		List<LiveComponentState> components = List.copyOf(page.components());
		socket.call(components.get(0), "add", Map.of("id", 9));
		components.stream().skip(1).forEach((book) -> socket.call(book, "read", Map.of()));
	}

	/** Knows whether this node still has what it claimed. */
	static final class SharedFloor implements SnapshotFloor {

		private final SnapshotFloor floor = new InMemorySnapshotFloor(1000, Duration.ofHours(1), Clock.systemUTC());

		private final AtomicBoolean held = new AtomicBoolean(true);

		@Override
		public Claim claim(String id, @Nullable String page, long epoch, long seq) {
			return this.floor.claim(id, page, epoch, seq);
		}

		@Override
		public void raise(String id, long epoch, long seq) {
			this.floor.raise(id, epoch, seq);
		}

		@Override
		public void remove(String id) {
			this.floor.remove(id);
		}

		@Override
		public boolean holds(String id, long epoch) {
			return this.held.get();
		}

	}

	@SpringBootConfiguration
	@Import(TestApplication.class)
	static class Application {

		@Bean
		SharedFloor sharedFloor() {
			return new SharedFloor();
		}

	}

}
