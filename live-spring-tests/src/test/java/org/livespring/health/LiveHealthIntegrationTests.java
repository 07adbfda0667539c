package org.livespring.health;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import org.livespring.monitor.ComponentHealth;
import org.livespring.monitor.ComponentStatistics;
import org.livespring.monitor.Condition;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.load.wire.RedisProcess;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Health as Actuator shows it. */
@ExtendWith(OutputCaptureExtension.class)
class LiveHealthIntegrationTests {

	private static final String[] PROPERTIES = { "management.endpoint.health.show-details=always",
			"management.endpoint.health.probes.enabled=true", "live.health.drain-delay=300ms",
			"live.health.interval=1h", "management.health.redis.enabled=false",
			"logging.level.org.livespring.monitor=info" };

	@Test
	void healthyNodeIsUpAndSaysWhatItServes() throws Exception {
		try (ConfigurableApplicationContext application = TestApplication.start(PROPERTIES)) {
			LoadedPage page = LoadedPage.get(TestApplication.url(application, "/page/counter"));
			try (LiveSocket socket = page.live(WireForm.COMPACT)) {
				JsonNode live = live(application);
				assertThat(live.path("status").asString()).isEqualTo("UP");
				assertThat(live.path("details").path("connections").asInt()).isOne();
				assertThat(live.path("details").path("components").asInt()).isOne();
				assertThat(live.path("details").path("draining").asBoolean()).isFalse();
				assertThat(live.path("details").path("overloaded").asBoolean()).isFalse();
				assertThat(live.path("details").path("rooms").asInt()).isZero();
				JsonNode broker = live.path("details").path("broker");
				assertThat(broker.path("mode").asString()).isEqualTo("memory");
				assertThat(broker.path("state").asString()).isEqualTo("available");
				assertThat(broker.has("lastContact")).isFalse();
			}
		}
	}

	@Test
	void lostRedisIsSeenSoonAndDegradesTheNodeWithoutTakingItOut() throws Exception {
		try (RedisProcess redis = RedisProcess.start();
				ConfigurableApplicationContext application = TestApplication.start(withRedis(redis))) {
			Awaitility.await()
				.until(() -> live(application).path("details").path("broker").path("state").asString(),
						"available"::equals);
			JsonNode there = live(application);
			assertThat(there.path("details").path("broker").path("mode").asString()).isEqualTo("redis");
			assertThat(there.path("details").has("degraded")).isFalse();
			Instant contact = Instant.parse(there.path("details").path("broker").path("lastContact").asString());
			assertThat(contact).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
			redis.kill();
			Awaitility.await()
				.atMost(Duration.ofSeconds(3))
				.until(() -> live(application).path("details").path("broker").path("state").asString(), "away"::equals);
			JsonNode away = live(application);
			assertThat(away.path("status").asString()).isEqualTo("UP");
			assertThat(away.path("details").path("degraded").asBoolean()).isTrue();
			assertThat(away.path("details").path("broker").has("lastContact")).isTrue();
			assertThat(get(application, "/actuator/health/readiness").path("status").asString()).isEqualTo("UP");
		}
	}

	private static String[] withRedis(RedisProcess redis) {
		return with("spring.data.redis.url=redis://" + redis.host() + ":" + redis.port(),
				"live.state.keys=fL3nZ0yXrBqk6o7G1cVtW9uPdSaMeJhI2gQ8wE5xYzA=");
	}

	private static String[] with(String... properties) {
		return Stream.concat(Stream.of(PROPERTIES), Stream.of(properties)).toArray(String[]::new);
	}

	@Test
	void failingComponentDegradesTheNodeAndIsLoggedOnce(CapturedOutput output) throws Exception {
		try (ConfigurableApplicationContext application = TestApplication.start(PROPERTIES)) {
			LoadedPage page = LoadedPage.get(TestApplication.url(application, "/page/counter"));
			LiveComponentState counter = page.component("counter");
			try (LiveSocket socket = page.live(WireForm.COMPACT)) {
				for (int i = 0; i < 10; i++) {
					socket.call(counter, "increment", Map.of());
					socket.call(counter, "fail", Map.of());
				}
				ComponentStatistics statistics = application.getBean(ComponentStatistics.class);
				Awaitility.await().until(() -> statistics.figures("counter").failed() == 10);
				ComponentHealth health = application.getBean(ComponentHealth.class);
				health.check();
				health.check();
				assertThat(health.condition("counter")).isEqualTo(Condition.UNHEALTHY);
				assertThat(output.getAll().split("Component 'counter' is unhealthy", -1)).hasSize(2);
				socket.call(counter, "increment", Map.of());
				assertThat(counter.state().path("count").asInt()).isEqualTo(11);
				JsonNode live = live(application);
				assertThat(live.path("status").asString()).isEqualTo("UP");
				assertThat(live.path("details").path("degraded").asBoolean()).isTrue();
				assertThat(live.path("details").path("conditions").path("counter").asString()).isEqualTo("unhealthy");
			}
		}
	}

	@Test
	void overloadedNodeHasTheStatusOfDegradedOnes() throws Exception {
		try (ConfigurableApplicationContext application = TestApplication
			.start(with("live.health.degraded-status=OUT_OF_SERVICE", "live.health.overload-wait=1ns"))) {
			assertThat(live(application).path("status").asString()).isEqualTo("UP");
			LoadedPage page = LoadedPage.get(TestApplication.url(application, "/page/counter"));
			try (LiveSocket socket = page.live(WireForm.COMPACT)) {
				for (int i = 0; i < 10; i++) {
					socket.call(page.component("counter"), "increment", Map.of());
				}
				Awaitility.await().until(() -> live(application).path("details").path("overloaded").asBoolean());
				JsonNode live = live(application);
				assertThat(live.path("status").asString()).isEqualTo("OUT_OF_SERVICE");
				assertThat(live.path("details").path("degraded").asBoolean()).isTrue();
				assertThat(live.path("details").path("draining").asBoolean()).isFalse();
				assertThat(live.path("details").has("conditions")).isFalse();
			}
		}
	}

	@Test
	void drainingNodeIsNotReadyFirstAndThenClosesItsConnections() throws Exception {
		try (ConfigurableApplicationContext application = TestApplication.start(PROPERTIES)) {
			LoadedPage page = LoadedPage.get(TestApplication.url(application, "/page/counter"));
			try (LiveSocket socket = page.live(WireForm.COMPACT)) {
				assertThat(get(application, "/actuator/health/readiness").path("status").asString()).isEqualTo("UP");
				assertThat(application.getBean(Drain.class).start()).isTrue();
				assertThat(get(application, "/actuator/health/readiness").path("status").asString())
					.isEqualTo("OUT_OF_SERVICE");
				assertThat(live(application).path("status").asString()).isEqualTo("OUT_OF_SERVICE");
				assertThat(get(application, "/actuator/health/liveness").path("status").asString()).isEqualTo("UP");
				assertThat(socket.isClosed()).isFalse();
				assertThat(socket.closeCode()).isEqualTo(1012);
				assertThat(application.getBean(Drain.class).start()).isFalse();
			}
		}
	}

	private static JsonNode live(ConfigurableApplicationContext application) throws Exception {
		return get(application, "/actuator/health").path("components").path("live");
	}

	private static JsonNode get(ConfigurableApplicationContext application, String path)
			throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(TestApplication.url(application, path))).build();
		return JsonMapper.shared()
			.readTree(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
	}

}
