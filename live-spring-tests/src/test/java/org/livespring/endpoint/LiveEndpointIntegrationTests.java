package org.livespring.endpoint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import org.livespring.protocol.WireForm;
import org.livespring.session.LiveSessions;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** The endpoint as an operator's tool reads it. */
class LiveEndpointIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(Open.class,
			"management.endpoints.web.exposure.include=*", "management.health.redis.enabled=false",
			"management.endpoint.live.access=unrestricted", "live.heartbeat.keep-alive=1s", "live.heartbeat.idle=20s");

	@Test
	void summaryComponentsAndConnectionsAreShown() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			for (int i = 0; i < 3; i++) {
				socket.call(counter, "increment", Map.of());
			}
			socket.call(counter, "fail", Map.of());
			Awaitility.await().untilAsserted(() -> {
				JsonNode shown = component("counter");
				assertThat(shown.path("version").asInt()).isOne();
				assertThat(shown.path("health").asString()).isEqualTo("healthy");
				assertThat(shown.path("instances").asInt()).isOne();
				assertThat(shown.path("callsInWindow").asInt()).isGreaterThanOrEqualTo(6);
				assertThat(shown.path("errorRate").asDouble()).isBetween(0.01, 0.5);
				assertThat(shown.path("meanMillis").asDouble()).isPositive();
				assertThat(shown.path("slowestMillis").asDouble())
					.isGreaterThanOrEqualTo(shown.path("meanMillis").asDouble());
				assertThat(shown.path("alerts").toString()).contains("calls failed");
			});
			JsonNode summary = get("");
			assertThat(summary.path("connections").asInt()).isOne();
			assertThat(summary.path("instances").asInt()).isOne();
			assertThat(summary.path("components").asInt()).isGreaterThan(5);
			Awaitility.await().untilAsserted(() -> {
				JsonNode connection = get("/connections").path("connections").get(0);
				assertThat(connection.path("components").path("counter").asInt()).isOne();
				assertThat(connection.path("bytesSent").asInt()).isPositive();
				assertThat(connection.path("bytesQueued").asInt()).isZero();
				assertThat(connection.path("latencyMillis").asDouble()).isPositive();
			});
		}
	}

	@Test
	void roomsAreShownButThoseOfUsersAndConnections() {
		awaitNobody();
		LoadedPage page = application.page("chat");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(page.component("chat"), "reach", Map.of());
			Awaitility.await().until(() -> get("").path("rooms").path("count").asInt() > 0);
			JsonNode rooms = get("/rooms").path("rooms");
			assertThat(rooms.size()).isOne();
			assertThat(rooms.get(0).path("name").asString()).isEqualTo("chat");
			assertThat(rooms.get(0).path("members").asInt()).isOne();
			assertThat(rooms.get(0).path("present").asInt()).isZero();
			JsonNode broker = get("").path("rooms").path("broker");
			assertThat(broker.path("mode").asString()).isEqualTo("memory");
			assertThat(broker.path("state").asString()).isEqualTo("available");
			assertThat(send("GET", "/rooms").body()).doesNotContain("@");
		}
	}

	@Test
	void connectionIsClosedAndUnknownOnesAreNot() {
		awaitNobody();
		LoadedPage page = application.page("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			String id = get("/connections").path("connections").get(0).path("id").asString();
			assertThat(send("DELETE", "/connections/nobody").statusCode()).isEqualTo(404);
			assertThat(send("DELETE", "/connections/" + id).statusCode()).isEqualTo(200);
			assertThat(socket.closeCode()).isEqualTo(1001);
		}
	}

	@Test
	void nodeIsDrainedOnce() {
		try (ConfigurableApplicationContext node = TestApplication.start(Open.class,
				"management.endpoints.web.exposure.include=live", "management.endpoint.live.access=unrestricted",
				"live.health.drain-delay=0s")) {
			String drain = TestApplication.url(node, "/actuator/live/drain");
			LoadedPage page = LoadedPage.get(TestApplication.url(node, "/page/counter"));
			try (LiveSocket socket = page.live(WireForm.COMPACT)) {
				HttpResponse<String> begun = send(URI.create(drain), "POST", HttpClient.newHttpClient());
				assertThat(begun.statusCode()).isEqualTo(200);
				assertThat(begun.body()).isEqualTo("{\"started\":true}");
				assertThat(socket.closeCode()).isEqualTo(1012);
				assertThat(send(URI.create(drain), "POST", HttpClient.newHttpClient()).body())
					.isEqualTo("{\"started\":false}");
			}
		}
	}

	@Test
	void nothingOfStateKeysOrUsersIsShown() {
		awaitNobody();
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "note", Map.of("text", "canary-note"));
			socket.call(counter, "canary-action", Map.of("canary-name", "canary-value"));
			String cookie = page.response().headers().firstValue("Set-Cookie").orElseThrow();
			String all = send("GET", "").body() + send("GET", "/components").body() + send("GET", "/connections").body()
					+ scrape("/actuator/prometheus") + scrape("/actuator/health") + scrape("/actuator/metrics");
			assertThat(all).contains("counter")
				.doesNotContain("canary", counter.id(), counter.tag(), counter.snapshot())
				.doesNotContain(cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
		}
	}

	@Test
	void partThatIsNotThereIsNotFound() {
		assertThat(send("GET", "/nonsense").statusCode()).isEqualTo(404);
		assertThat(send("POST", "/nonsense").statusCode()).isEqualTo(404);
	}

	private static void awaitNobody() {
		Awaitility.await().until(() -> application.bean(LiveSessions.class).size() == 0);
	}

	private static JsonNode component(String name) {
		return get("/components").path("components")
			.valueStream()
			.filter((component) -> component.path("name").asString().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static JsonNode get(String path) {
		return JsonMapper.shared().readTree(send("GET", path).body());
	}

	private static String scrape(String path) {
		return send(path, "GET", HttpClient.newHttpClient()).body();
	}

	private static HttpResponse<String> send(String method, String path) {
		return send("/actuator/live" + path, method, HttpClient.newHttpClient());
	}

	private static HttpResponse<String> send(String path, String method, HttpClient http) {
		return send(URI.create(application.url(path)), method, http);
	}

	private static HttpResponse<String> send(URI uri, String method, HttpClient http) {
		try {
			return http.send(HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build(),
					HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Lets everybody do everything, without a token. */
	@SpringBootConfiguration
	@EnableAutoConfiguration
	@ComponentScan(basePackageClasses = TestApplication.class,
			excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = TestApplication.class))
	static class Open {

		@Bean
		SecurityFilterChain everybody(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

	}

}
