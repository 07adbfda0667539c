package org.livespring.websocket;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.livespring.LiveErrorCode;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.heartbeat.silence=1s",
			"live.heartbeat.idle=3s", "live.heartbeat.keep-alive=1s",
			"live.websocket.allowed-origins=https://partner.example");

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "null", "https://evil.example", "http://localhost", "https://localhost:1" })
	void foreignOriginIsClosedBeforeItSaysAnything(String origin) {
		try (LiveSocket socket = connect(origin)) {
			assertThat(socket.closeCode()).isEqualTo(4403);
			assertThat(socket.frames()).isEmpty();
		}
	}

	@Test
	void allowedOriginConnects() {
		try (LiveSocket socket = connect("https://partner.example")) {
			assertThat(socket.await(ServerFrame.ConnectionEstablished.class, (frame) -> true).version()).isOne();
		}
	}

	@ExtendWith(OutputCaptureExtension.class)
	@Test
	void questionWhyAConnectionFailedIsNoError(CapturedOutput output) throws Exception {
		HttpResponse<String> answer = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(application.url("/live/ws"))).build(),
					HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(426);
		assertThat(answer.headers().firstValue("Upgrade")).hasValue("websocket");
		assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
		assertThat(output.getAll()).doesNotContain("Handshake failed");
	}

	@Test
	void offerToCompressMessagesIsNotTaken() throws IOException {
		URI address = URI.create(application.url("/live/ws"));
		try (Socket socket = new Socket(address.getHost(), address.getPort())) {
			String handshake = String.join("\r\n", "GET /live/ws HTTP/1.1", "Host: " + address.getAuthority(),
					"Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
					"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Protocol: live.v1",
					"Sec-WebSocket-Extensions: permessage-deflate", "", "");
			socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
			List<String> answer = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
				.lines()
				.takeWhile((line) -> !line.isEmpty())
				.toList();
			assertThat(answer.get(0)).contains("101");
			assertThat(answer)
				.noneMatch((line) -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-extensions"));
		}
	}

	private static LiveSocket connect(String origin) {
		return LiveSocket.connect(HttpClient.newHttpClient(), URI.create(application.url("/")), WireForm.COMPACT,
				origin, "/live/ws");
	}

	@Execution(ExecutionMode.CONCURRENT)
	@Test
	void silentConnectionIsClosed() {
		try (LiveSocket socket = application.page("counter").connect(WireForm.COMPACT)) {
			assertThat(socket.closeCode()).isEqualTo(4408);
		}
	}

	@Execution(ExecutionMode.CONCURRENT)
	@Test
	void clientThatAnswersPingsIsNotIdle() {
		LoadedPage page = application.page("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			Awaitility.await().during(Duration.ofSeconds(4)).until(() -> !socket.isClosed());
			assertThat(socket.call(page.component("counter"), "increment", Map.of()))
				.isInstanceOf(ServerFrame.ActionResponse.class);
		}
	}

	@Test
	void floodIsRefusedFrameByFrameAndThenClosed() {
		LoadedPage page = application.page("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			for (int i = 10; i < 400; i++) {
				socket.sendText("[6," + i + "]");
			}
			ServerFrame.ErrorFrame error = socket.await(ServerFrame.ErrorFrame.class, (frame) -> true);
			assertThat(error.code()).isEqualTo(LiveErrorCode.RATE_LIMITED);
			assertThat(error.requestId()).isNotNull();
			for (int i = 400; i < 4000 && !socket.isClosed(); i++) {
				socket.sendQuietly("[6," + i + "]");
			}
			assertThat(socket.closeCode()).isEqualTo(4429);
		}
	}

}
