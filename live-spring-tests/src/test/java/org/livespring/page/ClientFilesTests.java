package org.livespring.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a browser gets when it asks for the client.
 */
class ClientFilesTests {

	private static final int LIMIT = 15_000;

	private static final String IMMUTABLE = "max-age=31536000, public, immutable";

	private static ClientServer server;

	private static String script;

	@BeforeAll
	static void start() {
		server = ClientServer.start("spring.web.resources.add-mappings=false",
				"spring.mvc.static-path-pattern=/static/**");
		script = server.scriptUrl();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void scriptIsAtMostFifteenKilobytesWithNothingConfigured() {
		HttpResponse<byte[]> response = server.get(script, "Accept-Encoding", "gzip, deflate, br, zstd");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(headers(response, "Content-Encoding")).containsExactly("gzip");
		assertThat(headers(response, "Content-Length")).containsExactly(String.valueOf(response.body().length));
		assertThat(response.body()).hasSizeLessThanOrEqualTo(LIMIT);
	}

	@Test
	void addressHoldsTheHashOfTheBytes() throws Exception {
		byte[] digest = MessageDigest.getInstance("SHA-256").digest(server.get(script).body());
		assertThat(script).isEqualTo("/live/live-" + HexFormat.of().formatHex(digest).substring(0, 12) + ".js");
	}

	@Test
	void versionedScriptIsKeptForEver() {
		HttpResponse<byte[]> response = server.get(script);
		assertThat(headers(response, "Cache-Control")).containsExactly(IMMUTABLE);
		assertThat(headers(response, "Content-Type")).containsExactly("text/javascript;charset=UTF-8");
		assertThat(headers(response, "X-Content-Type-Options")).containsExactly("nosniff");
		assertThat(headers(response, "Vary")).containsExactly("Accept-Encoding");
		assertThat(headers(response, "Set-Cookie")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "identity", "deflate, br" })
	void browserWithoutGzipGetsThePlainScript(String encodings) throws IOException {
		HttpResponse<byte[]> response = server.get(script, "Accept-Encoding", encodings);
		assertThat(headers(response, "Content-Encoding")).isEmpty();
		byte[] compressed = server.get(script, "Accept-Encoding", "gzip").body();
		assertThat(response.body()).isEqualTo(new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes());
	}

	@Test
	void scriptOfAnotherVersionIsRevalidated() {
		HttpResponse<byte[]> response = server.get("/live/live-0123456789ab.js");
		assertThat(response.body()).isEqualTo(server.get(script).body());
		assertThat(headers(response, "Cache-Control")).containsExactly("no-cache");
	}

	@Test
	void plainAddressImportsTheVersionedOne() {
		HttpResponse<byte[]> response = server.get("/live/live.js");
		assertThat(new String(response.body(), UTF_8)).isEqualTo("export * from \"./" + script.substring(6) + "\"\n");
		assertThat(headers(response, "Cache-Control")).containsExactly("no-cache");
		assertThat(headers(response, "Content-Type")).containsExactly("text/javascript;charset=UTF-8");
	}

	@ParameterizedTest
	@ValueSource(strings = { "identity", "gzip" })
	void browserThatHasTheScriptIsToldSo(String encoding) {
		for (String path : List.of(script, "/live/live.js", "/live/live.js.map", "/live/src/live.js")) {
			HttpResponse<byte[]> first = server.get(path, "Accept-Encoding", encoding);
			String etag = first.headers().firstValue("ETag").orElseThrow();
			HttpResponse<byte[]> second = server.get(path, "Accept-Encoding", encoding, "If-None-Match", etag);
			assertThat(second.statusCode()).isEqualTo(304);
			assertThat(second.body()).isEmpty();
			assertThat(headers(second, "Cache-Control")).isEqualTo(headers(first, "Cache-Control"));
			assertThat(headers(second, "Vary")).containsExactly("Accept-Encoding");
			assertThat(server.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void timeOfAReproducibleBuildIsNoReasonToKeepAFile() {
		HttpResponse<byte[]> response = server.get("/live/live.js", "If-Modified-Since",
				"Fri, 01 Jan 2100 00:00:00 GMT");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(headers(response, "Last-Modified")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "identity", "gzip" })
	void headHasTheHeadersOfGetAndNoBody(String encoding) {
		HttpResponse<byte[]> head = server.send("HEAD", script, "Accept-Encoding", encoding);
		HttpResponse<byte[]> get = server.get(script, "Accept-Encoding", encoding);
		assertThat(head.statusCode()).isEqualTo(200);
		assertThat(head.body()).isEmpty();
		for (String name : List.of("Cache-Control", "Content-Encoding", "Content-Length", "Content-Type", "ETag",
				"Vary", "X-Content-Type-Options")) {
			assertThat(headers(head, name)).as(name).isEqualTo(headers(get, name));
		}
	}

	@Test
	void filesAreReadOnly() {
		assertThat(server.send("POST", "/live/live.js").statusCode()).isEqualTo(405);
		assertThat(server.send("DELETE", "/live/src/live.js").statusCode()).isEqualTo(405);
	}

	@Test
	void sourceMapNamesTheReadableModulesThatAreServed() {
		assertThat(new String(server.get(script).body(), UTF_8)).endsWith("//# sourceMappingURL=live.js.map\n");
		HttpResponse<byte[]> response = server.get("/live/live.js.map");
		assertThat(headers(response, "Content-Type")).containsExactly("application/json");
		JsonNode map = JsonMapper.shared().readTree(response.body());
		assertThat(map.path("mappings").asString()).isNotEmpty();
		assertThat(map.has("sourcesContent")).isFalse();
		assertThat(map.path("sources")).extracting(JsonNode::asString).contains("src/live.js").allSatisfy((source) -> {
			HttpResponse<byte[]> module = server.get("/live/" + source);
			assertThat(module.statusCode()).isEqualTo(200);
			assertThat(headers(module, "Content-Type")).containsExactly("text/javascript;charset=UTF-8");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "/live/", "/live/src/", "/live/src/vendor", "/live/src/other.js",
			"/live/client.properties", "/live/live.js.gz", "/live/live-.js", "/live/live-x.js",
			"/live/src/../client.properties", "/live/src/%2e%2e/client.properties", "/live/src/..%2fclient.properties",
			"/live/src/..%5cclient.properties", "/live/src/..;/client.properties",
			"/live/src/%252e%252e/client.properties", "/live/src/....//client.properties",
			"/live/src//META-INF/live/client.properties", "/live/src/../../../org/livespring/LiveComponent.class",
			"/live/src/file:/etc/passwd", "/live/src/classpath:application.yml", "/live/src/live.js%00.map" })
	void everythingElseIsNotServed(String path) {
		assertThat(server.get(path).statusCode()).isIn(400, 404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/live/src/development.js", "/live/development.js", "/live/src/../development.js",
			"/live/src/%2e%2e/development.js", "/live/src/development.js.gz" })
	void helpForAuthorsIsNotServedInProduction(String path) {
		for (String encoding : List.of("identity", "gzip")) {
			HttpResponse<byte[]> response = server.get(path, "Accept-Encoding", encoding);
			assertThat(response.statusCode()).isIn(400, 404);
			assertThat(new String(response.body(), UTF_8)).doesNotContain("live-mistakes");
		}
		assertThat(new String(server.get("/live/live.js.map").body(), UTF_8)).doesNotContain("development.js");
	}

	@Test
	void helpForAuthorsIsServedUnderDevelopment() {
		try (ClientServer development = ClientServer.start("live.development=true")) {
			HttpResponse<byte[]> response = development.get("/live/src/development.js");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(headers(response, "Content-Type")).containsExactly("text/javascript;charset=UTF-8");
			assertThat(new String(response.body(), UTF_8)).contains("live-mistakes");
		}
	}

	@Test
	void pathIsConfigurable() {
		try (ClientServer moved = ClientServer.start("live.client.path=/assets/live")) {
			assertThat(moved.scriptUrl()).startsWith("/assets/live/live-");
			assertThat(moved.get(moved.scriptUrl()).body()).isEqualTo(server.get(script).body());
			assertThat(moved.get("/assets/live/src/live.js").statusCode()).isEqualTo(200);
			assertThat(moved.get("/live/live.js").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void contextPathIsLeftToThePageAndServletPathIsNot() {
		try (ClientServer nested = ClientServer.start("server.servlet.context-path=/shop",
				"spring.mvc.servlet.path=/web")) {
			assertThat(nested.scriptUrl()).startsWith("/web/live/live-");
			HttpResponse<byte[]> response = nested.get("/shop" + nested.scriptUrl());
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(headers(response, "Cache-Control")).containsExactly(IMMUTABLE);
			assertThat(nested.get("/shop/web/live/src/live.js").statusCode()).isEqualTo(200);
		}
	}

	private static List<String> headers(HttpResponse<?> response, String name) {
		return response.headers().allValues(name);
	}

}
