package org.livespring.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.livespring.instance.LiveLimits;
import org.livespring.protocol.CloseCode;
import org.livespring.protocol.ServerFrame;

import static org.assertj.core.api.Assertions.assertThat;

class LivenessTests {

	private static final LiveLimits LIMITS = new LiveLimits(1, 1, 1, 1, 1, 1, 2, Duration.ofSeconds(5),
			Duration.ofSeconds(60), Duration.ofSeconds(15), Duration.ofSeconds(4), Duration.ofSeconds(25));

	private final Liveness liveness = new Liveness(LIMITS);

	private final long start = this.liveness.heard();

	private final Browser browser = new Browser();

	@Test
	void browserThatSaysNothingIsClosedSoon() {
		check(4);
		assertThat(this.browser.calls).isEmpty();
		check(6);
		assertThat(this.browser.calls).containsExactly("SILENT");
	}

	@Test
	void pongsAreNoGreeting() {
		this.liveness.alive();
		check(6);
		assertThat(this.browser.calls).containsExactly("SILENT");
	}

	@Test
	void messageWithoutAnEndIsNotWaitedForForEver() {
		this.liveness.greeted();
		this.liveness.received(false);
		this.liveness.received(false);
		check(14);
		assertThat(this.browser.calls).isEmpty();
		this.liveness.received(true);
		check(20);
		assertThat(this.browser.calls).isEmpty();
		this.liveness.received(false);
		this.liveness.alive();
		check(17);
		assertThat(this.browser.calls).containsExactly("TIMED_OUT");
	}

	@Test
	void browserThatSpokeIsPingedAndClosedLater() {
		this.liveness.greeted();
		check(6);
		assertThat(this.browser.calls).isEmpty();
		check(26);
		check(27);
		assertThat(this.browser.calls).containsExactly("ping");
		check(61);
		assertThat(this.browser.calls).containsExactly("ping", "TIMED_OUT");
	}

	@Test
	void browserThatOwesASignOfLifeIsNotAskedAgain() {
		this.liveness.ask(at(1), this.browser);
		this.liveness.ask(at(2), this.browser);
		assertThat(this.browser.calls).containsExactly("ping");
		this.liveness.admits(at(3));
		this.liveness.ask(at(4), this.browser);
		assertThat(this.browser.calls).containsExactly("ping", "ping");
	}

	@Test
	void onlyTheAnswerOfAPingIsMeasured() {
		this.liveness.alive();
		assertThat(this.liveness.latency()).isEqualTo(-1);
		this.liveness.ask(System.nanoTime(), this.browser);
		this.liveness.alive();
		long latency = this.liveness.latency();
		assertThat(latency).isNotNegative();
		this.liveness.alive();
		assertThat(this.liveness.latency()).isEqualTo(latency);
	}

	@Test
	void framesBeyondTheLimitAreToleratedForAWhileAndThenCloseOnce() {
		assertThat(this.liveness.admits(this.start)).isTrue();
		assertThat(this.liveness.admits(this.start)).isTrue();
		assertThat(this.liveness.admits(this.start)).isFalse();
		for (int i = 0; i < 1000; i++) {
			assertThat(this.liveness.tolerates(this.start)).isTrue();
		}
		assertThat(this.liveness.tolerates(this.start)).isFalse();
		assertThat(this.liveness.floods()).isTrue();
		assertThat(this.liveness.floods()).isFalse();
		assertThat(this.liveness.admits(at(1))).isTrue();
	}

	private void check(int seconds) {
		this.liveness.check(at(seconds), this.browser);
	}

	private long at(int seconds) {
		return this.start + Duration.ofSeconds(seconds).toNanos() + 1000;
	}

	private static final class Browser implements LiveConnection {

		private final List<String> calls = new ArrayList<>();

		@Override
		public void send(ServerFrame frame) {
		}

		@Override
		public void ping() {
			this.calls.add("ping");
		}

		@Override
		public void close(CloseCode code) {
			this.calls.add(code.name());
		}

	}

}
