package org.livespring.websocket;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that keep a connection open and do little with it. */
class SlowClientsIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.heartbeat.silence=1s",
			"live.heartbeat.message=1s", "live.heartbeat.keep-alive=1s", "live.heartbeat.idle=4s",
			"live.tomcat.header-timeout=1s", "server.jetty.connection-idle-timeout=6s");

	@Test
	void refusedClientThatDoesNotHangUpIsCutOff() throws IOException {
		try (RawClient client = new RawClient("http://elsewhere.example")) {
			assertThat(client.closeCode()).isEqualTo(4403);
			client.awaitEnd(Duration.ofSeconds(20));
		}
	}

	@Test
	void pongsDoNotKeepASilentClient() throws IOException {
		try (RawClient client = new RawClient(null)) {
			client.pong();
			assertThat(client.closeCode()).isEqualTo(4408);
			client.awaitEnd(Duration.ofSeconds(20));
		}
	}

	@Test
	void messageWithoutAnEndIsGivenUp() throws IOException {
		try (RawClient client = new RawClient(null)) {
			client.text("[6,1]", true);
			client.text("[4,2,", false);
			client.pong();
			assertThat(client.closeCode()).isEqualTo(4001);
		}
	}

	@Test
	void partsWithoutCharactersAreCounted() throws IOException {
		try (RawClient client = new RawClient(null)) {
			client.text("[6,1]", true);
			client.text("", false);
			for (int i = 1; i < 64; i++) {
				client.write(new byte[] { 0, (byte) 0x80, 0, 0, 0, 0 });
			}
			assertThat(client.closeCode()).isEqualTo(4413);
		}
	}

	/** The container tells of a frame only once it is complete. */
	@Test
	void frameWithoutAnEndIsGivenUp() throws IOException {
		try (RawClient client = new RawClient(null)) {
			client.write(new byte[] { (byte) 0x81, (byte) 0xfe, 0x03, (byte) 0xe8, 0, 0, 0, 0, '[' });
			assertThat(client.closeCode()).isEqualTo(4408);
		}
		try (RawClient client = new RawClient(null)) {
			client.text("[6,1]", true);
			client.write(new byte[] { (byte) 0x81, (byte) 0xfe, 0x03, (byte) 0xe8, 0, 0, 0, 0, '[' });
			assertThat(client.closeCode()).isEqualTo(4001);
		}
	}

	@Test
	void headerOfAFrameWithoutAnEndIsGivenUp() throws IOException {
		try (RawClient client = new RawClient(null)) {
			client.text("[6,1]", true);
			client.write(new byte[] { (byte) 0x81 });
			assertThat(client.closeCode()).isEqualTo(4001);
		}
	}

	@Test
	void headersOfARequestWithoutAnEndAreGivenUp() throws IOException {
		URI uri = URI.create(application.url("/live/ws"));
		try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream().write("GET /live/ws HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII));
			long started = System.nanoTime();
			// An answer, or nothing at all
			socket.getInputStream().readAllBytes();
			assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(15));
		}
	}

	/** A client that writes frames by hand and answers nothing. */
	private static final class RawClient implements AutoCloseable {

		private final Socket socket;

		private final InputStream input;

		RawClient(String origin) throws IOException {
			URI uri = URI.create(application.url("/live/ws"));
			this.socket = new Socket(uri.getHost(), uri.getPort());
			this.socket.setSoTimeout(20_000);
			this.input = this.socket.getInputStream();
			String host = uri.getHost() + ":" + uri.getPort();
			write(("GET /live/ws HTTP/1.1\r\nHost: " + host + "\r\nOrigin: "
					+ ((origin != null) ? origin : "http://" + host)
					+ "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
					+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: live.v1\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
			StringBuilder head = new StringBuilder();
			while (!head.toString().endsWith("\r\n\r\n")) {
				head.append((char) this.input.read());
			}
			assertThat(head.toString()).startsWith("HTTP/1.1 101");
		}

		private void write(byte[] bytes) throws IOException {
			this.socket.getOutputStream().write(bytes);
		}

		void pong() throws IOException {
			write(new byte[] { (byte) 0x8a, (byte) 0x80, 0, 0, 0, 0 });
		}

		/** Sends text with a mask of zeros. */
		void text(String text, boolean last) throws IOException {
			byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
			byte[] frame = new byte[6 + payload.length];
			frame[0] = (byte) (last ? 0x81 : 0x01);
			frame[1] = (byte) (0x80 | payload.length);
			System.arraycopy(payload, 0, frame, 6, payload.length);
			write(frame);
		}

		/** Reads until the server closes the connection. */
		int closeCode() throws IOException {
			while (true) {
				int first = this.input.read();
				int length = this.input.read() & 0x7f;
				if (length == 126) {
					length = (this.input.read() << 8) | this.input.read();
				}
				byte[] payload = this.input.readNBytes(length);
				if ((first & 0x0f) == 8) {
					return ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
				}
				assertThat(first).as("end of the connection").isNotNegative();
			}
		}

		/** Waits until the server has cut the connection. */
		void awaitEnd(Duration longest) throws IOException {
			this.socket.setSoTimeout((int) longest.toMillis());
			assertThat(this.input.read()).isNegative();
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
