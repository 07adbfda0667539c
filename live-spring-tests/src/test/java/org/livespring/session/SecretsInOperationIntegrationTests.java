package org.livespring.session;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import org.livespring.protocol.WireForm;
import org.livespring.redis.RedisLink;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.load.wire.RedisProcess;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Canaries in secret fields, where operators and other nodes look. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsInOperationIntegrationTests {

	private static final String[] CANARIES = { "canary", "Y2FuYXJ5", "NhbmFye", "jYW5hcn" };

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void canariesAreNeitherInRedisNorInTheActuator(boolean encrypt, CapturedOutput output) throws Exception {
		// What is stored can be read as it is
		try (RedisProcess redis = RedisProcess.start("--rdbcompression", "no");
				ConfigurableApplicationContext node = TestApplication.start("spring.data.redis.host=" + redis.host(),
						"spring.data.redis.port=" + redis.port(), "live.state.encrypt=" + encrypt,
						"live.state.keys=fL3nZ0yXrBqk6o7G1cVtW9uPdSaMeJhI2gQ8wE5xYzA=",
						"management.endpoints.web.exposure.include=*", "logging.level.org.livespring=trace")) {
			Awaitility.await().until(node.getBean(RedisLink.class)::isAvailable);
			LoadedPage page = LoadedPage.get(TestApplication.url(node, "/page/riddle"));
			LiveComponentState riddle = page.component("riddle");
			try (LiveSocket socket = page.live(WireForm.COMPACT)) {
				socket.call(riddle, "guess", Map.of("code", "1"));
				socket.call(riddle, "ask", Map.of());
				socket.call(riddle, "change", Map.of());
				Map<String, String> stored = stored(redis);
				assertThat(stored).isNotEmpty();
				assertThat(stored.toString()).contains(riddle.id()).doesNotContain(CANARIES);
				Map<String, String> told = told(TestApplication.url(node, "/actuator"));
				assertThat(told).containsKeys("live", "health", "metrics", "configprops");
				assertThat(told.toString()).doesNotContain(CANARIES);
				assertThat(socket.texts()).allSatisfy((text) -> assertThat(text).doesNotContain(CANARIES));
			}
			assertThat(page.html() + riddle.snapshot()).doesNotContain(CANARIES);
			assertThat(riddle.snapshot().contains("\"sealed\":")).isEqualTo(encrypt);
		}
		assertThat(output.getAll()).isNotEmpty().doesNotContain(CANARIES);
	}

	private static Map<String, String> stored(RedisProcess redis) {
		RedisClient client = RedisClient.create(RedisURI.create(redis.host(), redis.port()));
		try {
			RedisCommands<String, String> commands = client.connect().sync();
			Map<String, String> stored = new TreeMap<>();
			Awaitility.await().until(() -> !commands.keys("*floor*").isEmpty());
			commands.keys("*")
				.forEach((key) -> stored.put(key, new String(commands.dump(key), StandardCharsets.ISO_8859_1)));
			return stored;
		}
		finally {
			client.shutdown();
		}
	}

	/** What the endpoints say that need no parameter. */
	private static Map<String, String> told(String actuator) throws IOException, InterruptedException {
		HttpClient http = HttpClient.newHttpClient();
		JsonNode links = JsonMapper.shared().readTree(get(http, actuator)).get("_links");
		Map<String, String> told = new TreeMap<>();
		for (Map.Entry<String, JsonNode> link : links.properties()) {
			if (!link.getValue().get("templated").asBoolean() && !link.getKey().equals("heapdump")) {
				told.put(link.getKey(), get(http, link.getValue().get("href").asString()));
			}
		}
		return told;
	}

	private static String get(HttpClient http, String url) throws IOException, InterruptedException {
		return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString()).body();
	}

}
