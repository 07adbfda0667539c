package org.livespring.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LiveSocket;
import org.livespring.load.wire.LoadedPage;
import org.livespring.protocol.CloseCode;
import org.livespring.protocol.WireForm;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** A client that opens and sends more than its share. */
@ExtendWith(OutputCaptureExtension.class)
class ClientTrafficIntegrationTests {

	@RegisterExtension
	static final RunningApplication few = new RunningApplication("live.limits.client-connections=2");

	@RegisterExtension
	static final RunningApplication rare = new RunningApplication("live.limits.client-handshakes=1");

	@RegisterExtension
	static final RunningApplication narrow = new RunningApplication("live.limits.client-bandwidth=400KB");

	@Test
	void connectionBeyondTheLimitIsClosedUntilAnotherOneIs(CapturedOutput output) {
		LoadedPage page = few.page("counter");
		LiveSocket one = page.live(WireForm.COMPACT);
		LiveSocket other = few.page("counter").live(WireForm.COMPACT);
		LoadedPage third = few.page("counter");
		assertThat(third.connect(WireForm.COMPACT).closeCode()).isEqualTo(CloseCode.OVERLOADED.code());
		assertThat(third.connect(WireForm.COMPACT).closeCode()).isEqualTo(CloseCode.OVERLOADED.code());
		assertThat(output.getOut().lines().filter((line) -> line.contains("live.limits.client-connections")))
			.singleElement()
			.asString()
			.contains(" WARN ", "of the address 127.0.0.1");
		other.close();
		Awaitility.await().ignoreExceptions().until(() -> !third.live(WireForm.COMPACT).isClosed());
		assertThat(one.isClosed()).isFalse();
	}

	@Test
	void connectionsThatAreOpenedTooFastAreClosed() {
		LoadedPage page = rare.page("counter");
		List<LiveSocket> sockets = Stream.generate(() -> page.connect(WireForm.COMPACT)).limit(12).toList();
		Awaitility.await().until(() -> sockets.stream().anyMatch(LiveSocket::isClosed));
		assertThat(sockets.stream().filter(LiveSocket::isClosed).map(LiveSocket::closeCode))
			.containsOnly(CloseCode.OVERLOADED.code());
		sockets.forEach(LiveSocket::close);
	}

	@Test
	void messagesBeyondTheBandwidthCloseTheConnectionAndLoseNothing() {
		LoadedPage page = narrow.page("counter");
		LiveComponentState counter = page.component("counter");
		LiveSocket socket = page.live(WireForm.COMPACT);
		socket.call(counter, "increment", Map.of());
		while (!socket.isClosed()) {
			socket.sendQuietly("x".repeat(100_000));
		}
		assertThat(socket.closeCode()).isEqualTo(CloseCode.OVERLOADED.code());
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.ignoreExceptions()
			.until(() -> !page.live(WireForm.COMPACT).isClosed());
		assertThat(counter.state().get("count").asInt()).isOne();
	}

}
