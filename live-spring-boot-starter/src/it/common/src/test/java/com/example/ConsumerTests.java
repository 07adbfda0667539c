package com.example;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a plain application gets from the starter: a component in its page that lives on
 * over the WebSocket. The same for each template engine.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ConsumerTests {

	private static final Pattern COMPONENT = Pattern
		.compile("<div[^>]*>(.*?)<script type=\"application/live\" live-tag=\"([^\"]+)\"[^>]*>(.*?)</script></div>", Pattern.DOTALL);

	private final HttpClient http = HttpClient.newHttpClient();

	private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

	@Autowired
	private JsonMapper json;

	@LocalServerPort
	private int port;

	@Test
	void componentOfThePageLivesOnOverTheWebSocket() throws Exception {
		HttpResponse<String> page = page();
		assertThat(page.body()).contains("<h1>A &lt;live&gt; page</h1>").containsPattern("<script[^>]*type=\"module\"");
		Matcher component = COMPONENT.matcher(page.body());
		assertThat(component.find()).as(page.body()).isTrue();
		String html = component.group(1);
		assertThat(html).contains("<output>5</output>");

		WebSocket socket = connect(page);
		send(socket,
				Map.of("type", "COMPONENT_REHYDRATE", "requestId", 1, "page", "consumer", "components",
						List.of(Map.of("snapshot", component.group(3), "tag", component.group(2), "length",
								html.length(), "hash", hash(html)))));
		JsonNode adopted = answer(1);
		assertThat(adopted.path("type").asString()).as(adopted.toString()).isEqualTo("COMPONENT_REHYDRATED");
		String id = adopted.path("components").path(0).asString();

		send(socket, Map.of("type", "CALL_ACTION", "requestId", 2, "componentId", id, "action", "add", "ack", 0,
				"payload", Map.of("by", "3")));
		JsonNode answer = answer(2);
		assertThat(answer.path("type").asString()).as(answer.toString()).isEqualTo("ACTION_RESPONSE");
		assertThat(patched(html, answer.path("html"))).isEqualTo(html.replace("<output>5<", "<output>8<"));

		send(socket, Map.of("type", "CALL_ACTION", "requestId", 3, "componentId", id, "action", "add", "ack", 1,
				"payload", Map.of("by", "0")));
		assertThat(answer(3).path("code").asString()).isEqualTo("VALIDATION_FAILED");
		socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);
	}

	private HttpResponse<String> page() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/")).build();
		HttpResponse<String> response = this.http.send(request, HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		assertThat(response.headers().firstValue("Cache-Control")).hasValue("private, no-store");
		return response;
	}

	private WebSocket connect(HttpResponse<String> page) throws Exception {
		String cookies = page.headers()
			.allValues("Set-Cookie")
			.stream()
			.map((cookie) -> cookie.split(";")[0])
			.collect(Collectors.joining("; "));
		return this.http.newWebSocketBuilder()
			.subprotocols("live.v1.json")
			.header("Origin", "http://localhost:" + this.port)
			.header("Cookie", cookies)
			.buildAsync(URI.create("ws://localhost:" + this.port + "/live/ws"), new Receiver())
			.get(10, TimeUnit.SECONDS);
	}

	private void send(WebSocket socket, Map<String, ?> frame) throws Exception {
		socket.sendText(this.json.writeValueAsString(frame), true).get(10, TimeUnit.SECONDS);
	}

	private JsonNode answer(int requestId) throws InterruptedException {
		while (true) {
			String text = this.frames.poll(10, TimeUnit.SECONDS);
			assertThat(text).as("answer to request " + requestId).isNotNull();
			JsonNode frame = this.json.readTree(text);
			assertThat(frame.path("type").asString()).doesNotStartWith("closed");
			if (frame.path("requestId").asInt() == requestId) {
				return frame;
			}
		}
	}

	private static String patched(String old, JsonNode patch) {
		if (patch.isString()) {
			return patch.asString();
		}
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < patch.size(); i++) {
			if (patch.get(i).isString()) {
				text.append(patch.get(i).asString());
			}
			else {
				int start = patch.get(i).asInt();
				text.append(old, start, start + patch.get(++i).asInt());
			}
		}
		return text.toString();
	}

	/** As the protocol defines it: 32-bit FNV-1a over UTF-16 units. */
	private static long hash(String text) {
		int hash = 0x811c9dc5;
		for (int i = 0; i < text.length(); i++) {
			hash = (hash ^ text.charAt(i)) * 0x01000193;
		}
		return Integer.toUnsignedLong(hash);
	}

	/** Collects whole text messages. */
	private final class Receiver implements WebSocket.Listener {

		private final StringBuilder text = new StringBuilder();

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.text.append(data);
			if (last) {
				ConsumerTests.this.frames.add(this.text.toString());
				this.text.setLength(0);
			}
			return WebSocket.Listener.super.onText(socket, data, last);
		}

		@Override
		public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
			ConsumerTests.this.frames.add("{\"type\": \"closed with " + code + "\"}");
			return null;
		}

	}

}
