package org.livespring.sse;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;

import org.livespring.LiveClientEvent;
import org.livespring.LiveException;
import org.livespring.LiveRooms;
import org.livespring.LiveSseTokens;
import org.livespring.identity.Login;
import org.livespring.identity.LoginEnds;
import org.livespring.room.RoomHub;
import org.livespring.test.app.RoomRules;
import org.livespring.test.app.RunningApplication;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Rooms as Server-Sent Events, over real HTTP. */
class EventStreamIntegrationTests {

	private static final int MOST = 4;

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(TestApplication.class, "live.sse.enabled=true",
			"live.sse.heartbeat=100ms", "live.sse.max-streams-per-client=" + MOST, "live.sse.queue-size=64KB",
			"live.rooms.history.length=5");

	private final LiveRooms rooms = application.bean(LiveRooms.class);

	private final RoomRules rules = application.bean(RoomRules.class);

	private final LiveSseTokens tokens = application.bean(LiveSseTokens.class);

	private final SseStreams streams = application.bean(SseStreams.class);

	@LiveClientEvent
	record Tick(int number) {
	}

	record Note(int number) {
	}

	@AfterEach
	void openRooms() {
		this.rules.closed.clear();
		Awaitility.await().until(() -> this.streams.size() == 0);
		assertThat(application.bean(RoomHub.class).size()).isZero();
	}

	@Test
	void eventsArriveWithTheirNameTheirDataAndTheirPosition() {
		try (EventStream stream = open("news").awaitOpen()) {
			assertThat(stream.status()).isEqualTo(200);
			assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
			assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
			assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
			tick("news", 1, 2);
			assertThat(stream.await(2)).extracting(EventStream.Event::name).containsExactly("tick", "tick");
			assertThat(stream.await(2)).extracting(EventStream.Event::data)
				.containsExactly("{\"number\":1}", "{\"number\":2}");
			assertThat(stream.await(2)).extracting(EventStream.Event::id).allMatch((id) -> id.matches(".+:\\d+"));
		}
	}

	@Test
	void eventsThatAreNotMarkedStayOnTheServer() {
		try (EventStream stream = open("notes").awaitOpen()) {
			this.rooms.room("notes").publish(new Note(1));
			tick("notes", 2);
			assertThat(stream.await(1)).extracting(EventStream.Event::data).containsExactly("{\"number\":2}");
		}
	}

	@Test
	void nameOfTheRoomMayHaveSlashes() {
		try (EventStream stream = open("teams/7:news").awaitOpen()) {
			tick("teams/7:news", 1);
			stream.await(1);
		}
	}

	@Test
	void whatWasMissedIsReplayed() {
		String position;
		try (EventStream stream = open("replayed").awaitOpen()) {
			tick("replayed", 1);
			position = stream.await(1).get(0).id();
		}
		tick("replayed", 2, 3);
		try (EventStream stream = open("replayed", "Last-Event-ID", position)) {
			tick("replayed", 4);
			assertThat(stream.await(3)).extracting(EventStream.Event::data)
				.containsExactly("{\"number\":2}", "{\"number\":3}", "{\"number\":4}");
		}
		try (EventStream stream = open("replayed?cursor=" + position)) {
			stream.await(3);
		}
	}

	@Test
	void whoHeardNothingKnowsWhereItWas() {
		tick("silent", 1);
		String position;
		try (EventStream stream = open("silent").awaitOpen()) {
			position = stream.lastId();
		}
		tick("silent", 2);
		try (EventStream stream = open("silent", "Last-Event-ID", position)) {
			assertThat(stream.await(1)).extracting(EventStream.Event::data).containsExactly("{\"number\":2}");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "old", "gone:7", "nonsense", "a:b" })
	void whatCannotBeReplayedIsSaid(String last) {
		tick("lossy", 1, 2, 3, 4, 5, 6, 7, 8);
		String position = last;
		if (last.equals("old")) {
			try (EventStream stream = open("lossy").awaitOpen()) {
				position = stream.lastId();
			}
			tick("lossy", IntStream.range(0, 10).toArray());
		}
		try (EventStream stream = open("lossy", "Last-Event-ID", position)) {
			EventStream.Event first = stream.await(1).get(0);
			assertThat(first.name()).isEqualTo("resync");
			assertThat(first.id()).matches(".+:\\d+");
			tick("lossy", 9);
			assertThat(stream.await(2).get(1).data()).isEqualTo("{\"number\":9}");
		}
	}

	@Test
	void roomsAreReadByThoseWhoMayJoinThem() {
		this.rules.closed.add("vip");
		assertThat(open("vip").status()).isEqualTo(403);
		assertThat(open("@user:YWRh").status()).isEqualTo(400);
		assertThat(open("vip?token=").status()).isEqualTo(403);
	}

	@Test
	void tokenLetsInWithoutAskingWhoMayJoin() {
		this.rules.closed.add("vip");
		String token = this.tokens.create("vip", "ada", Duration.ofMinutes(1));
		try (EventStream stream = open("vip?token=" + token).awaitOpen()) {
			tick("vip", 1);
			stream.await(1);
		}
		assertThatExceptionOfType(LiveException.class)
			.isThrownBy(() -> this.tokens.create("@user:YWRh", Duration.ofMinutes(1)));
	}

	@Test
	void tokenIsGoodForItsRoomOnlyAndAsItWasSigned() {
		String token = this.tokens.create("vip", Duration.ofMinutes(1));
		String longer = token.replaceFirst("^1\\.\\d+", "1." + (System.currentTimeMillis() + 3_600_000));
		String other = token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A");
		assertThat(longer).isNotEqualTo(token);
		assertThat(open("news?token=" + token).status()).isEqualTo(403);
		assertThat(open("vip?token=" + longer).status()).isEqualTo(403);
		assertThat(open("vip?token=" + other).status()).isEqualTo(403);
		assertThat(open("vip?token=x").status()).isEqualTo(403);
		assertThat(open("vip?token=" + this.tokens.create("vip", Duration.ZERO)).status()).isEqualTo(403);
	}

	@Test
	void streamEndsWithItsToken() {
		String token = this.tokens.create("news", Duration.ofSeconds(2));
		try (EventStream stream = open("news?token=" + token).awaitOpen()) {
			stream.awaitEnd();
		}
		assertThat(open("news?token=" + token).status()).isEqualTo(403);
	}

	@Test
	void silentStreamHasAHeartbeat() {
		try (EventStream stream = open("quiet").awaitOpen()) {
			Awaitility.await().until(() -> stream.comments() >= 3);
		}
	}

	@Test
	void streamsOfAClientAreLimited() {
		EventStream[] open = IntStream.range(0, MOST)
			.mapToObj((i) -> open("crowd").awaitOpen())
			.toArray(EventStream[]::new);
		assertThat(open("crowd").status()).isEqualTo(429);
		String token = this.tokens.create("crowd", "ada", Duration.ofMinutes(1));
		try (EventStream other = open("crowd?token=" + token)) {
			assertThat(other.status()).isEqualTo(200);
		}
		open[0].close();
		Awaitility.await().untilAsserted(() -> {
			try (EventStream again = open("crowd")) {
				assertThat(again.status()).isEqualTo(200);
			}
		});
		for (EventStream stream : open) {
			stream.close();
		}
	}

	@Test
	void streamEndsWithTheLoginItWasOpenedWith() {
		HttpClient http = HttpClient.newBuilder().cookieHandler(new java.net.CookieManager()).build();
		HttpResponse<String> page = http
			.sendAsync(HttpRequest.newBuilder(URI.create(application.url("/page/with-session"))).build(),
					HttpResponse.BodyHandlers.ofString())
			.join();
		String session = page.headers()
			.allValues("Set-Cookie")
			.stream()
			.filter((cookie) -> cookie.startsWith("JSESSIONID="))
			.map((cookie) -> cookie.replaceFirst("JSESSIONID=([^;]+).*", "$1"))
			.findFirst()
			.orElseThrow();
		try (EventStream mine = EventStream.open(http, url("news")).awaitOpen();
				EventStream other = open("news").awaitOpen()) {
			application.bean(LoginEnds.class).publish(Login.keyOfSession(session));
			mine.awaitEnd();
			tick("news", 1);
			other.await(1);
		}
	}

	@Test
	void otherMethodsAreRefused() {
		HttpRequest head = HttpRequest.newBuilder(URI.create(url("news")))
			.method("HEAD", HttpRequest.BodyPublishers.noBody())
			.build();
		assertThat(
				HttpClient.newHttpClient().sendAsync(head, HttpResponse.BodyHandlers.discarding()).join().statusCode())
			.isEqualTo(405);
	}

	@Test
	void openStreamsDoNotDelayAStop() {
		EventStream stream;
		long start;
		try (ConfigurableApplicationContext stopped = TestApplication.start("live.sse.enabled=true")) {
			stream = EventStream.open(TestApplication.url(stopped, "/live/sse/news")).awaitOpen();
			start = System.nanoTime();
		}
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
		stream.awaitEnd();
	}

	@Test
	void thereAreNoStreamsUnlessWanted() {
		try (ConfigurableApplicationContext other = TestApplication.start()) {
			assertThat(EventStream.open(TestApplication.url(other, "/live/sse/news")).status()).isEqualTo(404);
			assertThat(other.getBeanProvider(LiveSseTokens.class).getIfAvailable()).isNull();
		}
	}

	private void tick(String room, int... numbers) {
		for (int number : numbers) {
			this.rooms.room(room).publish(new Tick(number));
		}
	}

	private static String url(String room) {
		return application.url("/live/sse/" + room);
	}

	private static EventStream open(String room, String... headers) {
		return EventStream.open(url(room), headers);
	}

}
