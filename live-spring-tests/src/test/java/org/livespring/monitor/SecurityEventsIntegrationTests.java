package org.livespring.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

import org.livespring.http.ClientGate;
import org.livespring.identity.Login;
import org.livespring.identity.LoginEnds;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LiveSocket;
import org.livespring.load.wire.LoadedPage;
import org.livespring.observe.SecurityEvent;
import org.livespring.observe.SecurityEvent.Kind;
import org.livespring.protocol.WireForm;
import org.livespring.session.LiveSessions;
import org.livespring.test.app.RoomRules;
import org.livespring.test.app.RunningApplication;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Each kind of event reaches a listener of the application, which may block a client. */
class SecurityEventsIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(Watched.class, "live.heartbeat.silence=1s",
			"live.sse.enabled=true", "live.sse.max-streams-per-client=1", "live.limits.burst=20",
			"live.limits.frames-per-second=20", "live.limits.rooms=1", "live.state.grace=0s");

	private final Watch watch = application.bean(Watch.class);

	@BeforeEach
	@AfterEach
	void clear() {
		this.watch.blocked.clear();
		application.bean(RoomRules.class).closed.clear();
		Awaitility.await().until(() -> application.bean(LiveSessions.class).size() == 0);
		this.watch.events.clear();
	}

	@Test
	void refusedOrigin() {
		try (LiveSocket socket = connect("https://evil.example")) {
			assertThat(socket.closeCode()).isEqualTo(4403);
		}
		SecurityEvent event = heard(Kind.ORIGIN);
		assertThat(event.address()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
		assertThat(event.user()).isNull();
		assertThat(event.connection()).isNull();
		assertThat(event.count()).isOne();
	}

	@Test
	void handshakeWithoutOurSubprotocol() {
		WebSocket socket = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.header("Origin", origin())
			.buildAsync(URI.create(origin().replace("http", "ws") + "/live/ws"), new WebSocket.Listener() {
			})
			.join();
		heard(Kind.HANDSHAKE);
		socket.abort();
	}

	@Test
	void refusedSnapshots() {
		LoadedPage page = application.page("counter");
		LoadedPage foreign = application.page("counter");
		LiveComponentState tampered = page.component("counter");
		tampered.apply(0, null, null, "A".repeat(22));
		try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
			socket.rehydrate(List.of(tampered));
			assertThat(heard(Kind.TAMPERED).connection()).isNotNull();
			socket.rehydrate(foreign.components());
			assertThat(heard(Kind.FOREIGN).component()).isEqualTo("counter");
		}
	}

	@Test
	void rollback() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		LoadedPage old = page.again();
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "increment", Map.of());
			socket.call(counter, "increment", Map.of());
			socket.call(counter, "increment", Map.of());
		}
		Awaitility.await().until(() -> application.bean(LiveSessions.class).size() == 0);
		try (LiveSocket socket = old.live(WireForm.COMPACT)) {
			assertThat(heard(Kind.ROLLBACK).component()).isEqualTo("counter");
		}
	}

	@Test
	void framesThatAreRefused() {
		application.bean(RoomRules.class).closed.add("secret");
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "nothingLikeThat", Map.of());
			assertThat(heard(Kind.UNKNOWN_NAME).component()).isEqualTo("counter");
			socket.sendText("[9,100,\"secret\"]");
			heard(Kind.DENIED);
			socket.sendText("nonsense");
			heard(Kind.PROTOCOL);
			socket.sendText("[9,101,\"one\"]");
			socket.sendText("[9,102,\"two\"]");
			heard(Kind.OVERSIZE);
			for (int i = 200; i < 3000 && !socket.isClosed(); i++) {
				socket.sendQuietly("[6," + i + "]");
			}
			assertThat(socket.closeCode()).isEqualTo(4429);
		}
		heard(Kind.RATE_LIMITED);
		heard(Kind.FLOOD);
	}

	@Test
	void connectionsThatAreClosed() {
		try (LiveSocket socket = application.page("counter").connect(WireForm.COMPACT)) {
			socket.socket().sendBinary(ByteBuffer.wrap(new byte[10]), true).join();
			assertThat(socket.closeCode()).isEqualTo(4400);
		}
		heard(Kind.PROTOCOL);
		try (LiveSocket socket = application.page("counter").connect(WireForm.COMPACT)) {
			socket.sendQuietly("x".repeat(1024 * 1024));
			assertThat(socket.closeCode()).isEqualTo(4413);
		}
		heard(Kind.OVERSIZE);
		try (LiveSocket socket = application.page("counter").connect(WireForm.COMPACT)) {
			assertThat(socket.closeCode()).isEqualTo(4408);
		}
		heard(Kind.SILENT);
	}

	@Test
	void endOfALogin() {
		LoadedPage page = application.page("with-session");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			String session = page.http()
				.cookieHandler()
				.map((cookies) -> ((CookieManager) cookies).getCookieStore().getCookies())
				.orElseThrow()
				.stream()
				.filter((cookie) -> cookie.getName().equals("JSESSIONID"))
				.findFirst()
				.orElseThrow()
				.getValue();
			application.bean(LoginEnds.class).publish(Login.keyOfSession(session));
			assertThat(socket.closeCode()).isEqualTo(4100);
		}
		heard(Kind.LOGIN_ENDED);
	}

	@Test
	void listenerBlocksAClient() throws Exception {
		this.watch.blocking = Kind.UNKNOWN_NAME;
		LoadedPage page = application.page("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(page.component("counter"), "nothingLikeThat", Map.of());
			Awaitility.await().until(() -> !this.watch.blocked.isEmpty());
			assertThat(socket.isClosed()).isFalse();
			assertThat(status("/live/sse/news")).isEqualTo(403);
		}
		try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
			assertThat(socket.closeCode()).isEqualTo(4407);
			assertThat(socket.frames()).isEmpty();
		}
		assertThat(heard(Kind.BLOCKED).address()).isIn(this.watch.blocked);
		this.watch.blocked.clear();
		this.watch.blocking = null;
		page.live(WireForm.COMPACT).close();
	}

	@Test
	void streamsThatAreRefused() throws Exception {
		application.bean(RoomRules.class).closed.add("secret");
		assertThat(status("/live/sse/secret")).isEqualTo(403);
		heard(Kind.DENIED);
		try (EventStreamOf stream = new EventStreamOf(application.url("/live/sse/news"))) {
			assertThat(stream.status()).isEqualTo(200);
			assertThat(status("/live/sse/news")).isEqualTo(429);
		}
		assertThat(heard(Kind.RATE_LIMITED).address()).isNotNull();
	}

	private static int status(String path) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(application.url(path))).build(),
					HttpResponse.BodyHandlers.ofInputStream())
			.statusCode();
	}

	private static String origin() {
		return application.url("").replaceFirst("/$", "");
	}

	private static LiveSocket connect(String origin) {
		return LiveSocket.connect(HttpClient.newHttpClient(), URI.create(application.url("/")), WireForm.COMPACT,
				origin, "/live/ws");
	}

	private SecurityEvent heard(Kind kind) {
		return Awaitility.await()
			.until(() -> this.watch.events.stream().filter((event) -> event.kind() == kind).findFirst(),
					(found) -> found.isPresent())
			.orElseThrow();
	}

	/** A stream that stays open. */
	private static final class EventStreamOf implements AutoCloseable {

		private final HttpResponse<InputStream> response;

		EventStreamOf(String url) throws Exception {
			this.response = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofInputStream());
		}

		int status() {
			return this.response.statusCode();
		}

		@Override
		public void close() throws IOException {
			this.response.body().close();
		}

	}

	@SpringBootConfiguration
	@Import({ TestApplication.class, Watch.class })
	static class Watched {

		@Bean
		ClientGate gate(Watch watch) {
			return (user, address) -> !watch.blocked.contains(address);
		}

	}

	/** Hears all events, and blocks clients for one kind. */
	static class Watch {

		private final List<SecurityEvent> events = new CopyOnWriteArrayList<>();

		private final Set<String> blocked = ConcurrentHashMap.newKeySet();

		private volatile Kind blocking;

		@EventListener
		void heard(SecurityEvent event) {
			this.events.add(event);
			if (event.kind() == this.blocking && event.address() != null) {
				this.blocked.add(event.address());
			}
		}

	}

}
