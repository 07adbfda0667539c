package org.livespring.sse;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.context.ConfigurableApplicationContext;

import org.livespring.LiveClientEvent;
import org.livespring.LiveRooms;
import org.livespring.test.app.RunningApplication;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** A client that opens streams and does not read them. */
class SlowReaderIntegrationTests {

	private static final int SLOW = 6;

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(TestApplication.class, "live.sse.enabled=true",
			"live.sse.queue-size=256KB", "server.tomcat.connection-timeout=2s");

	@LiveClientEvent
	record Load(String text) {
	}

	@Test
	void othersLoseNothingAndTheSlowOnesAreClosed() throws IOException {
		LiveRooms rooms = application.bean(LiveRooms.class);
		SseStreams streams = application.bean(SseStreams.class);
		Socket[] slow = new Socket[SLOW];
		for (int i = 0; i < SLOW; i++) {
			slow[i] = slow();
		}
		try (EventStream reader = EventStream.open(application.url("/live/sse/load")).awaitOpen()) {
			Awaitility.await().until(() -> streams.size() == SLOW + 1);
			Load load = new Load("x".repeat(60_000));
			for (int i = 1; i <= 120; i++) {
				rooms.room("load").publish(load);
				reader.awaitSoon(i);
			}
			Awaitility.await().until(() -> streams.size() == 1);
		}
		for (Socket socket : slow) {
			socket.close();
		}
	}

	@Test
	void clientThatDoesNotReadDoesNotDelayAStop() throws IOException {
		long start;
		try (ConfigurableApplicationContext stopped = TestApplication.start("live.sse.enabled=true");
				Socket slow = slow(TestApplication.url(stopped, "/live/sse/load"))) {
			SseStreams streams = stopped.getBean(SseStreams.class);
			Awaitility.await().until(() -> streams.size() == 1);
			LiveRooms rooms = stopped.getBean(LiveRooms.class);
			Load load = new Load("x".repeat(60_000));
			// More than the buffers of both ends and the queue take
			for (int i = 0; i < 400; i++) {
				rooms.room("load").publish(load);
			}
			start = System.nanoTime();
			stopped.close();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
			assertThat(streams.size()).isZero();
		}
		Awaitility.await()
			.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
				.noneMatch((thread) -> thread.getName().startsWith("live-sse") && Arrays.stream(thread.getStackTrace())
					.anyMatch((frame) -> frame.getMethodName().equals("doWrite"))));
	}

	private static Socket slow() throws IOException {
		return slow(application.url("/live/sse/load"));
	}

	private static Socket slow(String address) throws IOException {
		URI url = URI.create(address);
		Socket socket = new Socket();
		socket.setReceiveBufferSize(8192);
		socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
		socket.getOutputStream()
			.write(("GET " + url.getPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

}
