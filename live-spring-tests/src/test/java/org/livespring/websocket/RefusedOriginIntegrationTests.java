package org.livespring.websocket;

import java.net.URI;
import java.net.http.HttpClient;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators learn of pages that are refused, and the headers of a proxy. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedOriginIntegrationTests {

	@RegisterExtension
	static final RunningApplication direct = new RunningApplication();

	@RegisterExtension
	static final RunningApplication behindProxy = new RunningApplication("server.forward-headers-strategy=framework");

	@Test
	void originIsToldOnceWithTheExpectedOneAndWhatToSet(CapturedOutput output) {
		for (int i = 0; i < 3; i++) {
			assertThat(refused(direct, "https://shop.example")).isTrue();
		}
		assertThat(output.getOut().lines().filter((line) -> line.contains("https://shop.example"))).singleElement()
			.asString()
			.contains(" WARN ", direct.url("").replaceFirst("/$", ""), "server.forward-headers-strategy=framework",
					"live.websocket.allowed-origins");
	}

	@Test
	void clientsCannotFillTheLog(CapturedOutput output) {
		for (int i = 0; i < 150; i++) {
			refused(behindProxy, "https://evil" + i + ".example/" + "x".repeat(1000));
		}
		assertThat(output.getOut().lines().filter((line) -> line.contains("evil"))).hasSizeLessThanOrEqualTo(100)
			.allMatch((line) -> line.length() < 1200);
	}

	@ParameterizedTest
	@CsvSource({ "https://shop.example, https, shop.example, ''",
			"https://shop.example:8443, https, shop.example:8443, ''", "http://shop.example, http, shop.example, ''",
			"http://shop.example:8081, http, shop.example:8081, ''",
			"https://shop.example:8443, https, shop.example, 8443", "https://shop.example, https, shop.example, 443" })
	void originBehindAProxyIsKnown(String origin, String scheme, String host, String port) {
		assertThat(refused(behindProxy, origin, "X-Forwarded-Proto", scheme, "X-Forwarded-Host", host,
				"X-Forwarded-Port", port))
			.isFalse();
		assertThat(refused(direct, origin, "X-Forwarded-Proto", scheme, "X-Forwarded-Host", host, "X-Forwarded-Port",
				port))
			.isTrue();
	}

	private static boolean refused(RunningApplication application, String origin, String... headers) {
		try (LiveSocket socket = LiveSocket.connect(HttpClient.newHttpClient(), URI.create(application.url("/")),
				WireForm.COMPACT, origin, "/live/ws", headers)) {
			Awaitility.await().until(() -> socket.isClosed() || !socket.frames().isEmpty());
			return socket.isClosed() && socket.closeCode() == 4403;
		}
	}

}
