package org.livespring.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Chromium of its own, driven by nothing but its DevTools protocol: Playwright keeps
 * all its pages visible and awake, and Chromium discards no page that is inspected.
 */
public final class BareChromium implements AutoCloseable, WebSocket.Listener {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	/** Finds an element also inside of components, and clicks it. */
	private static final String DISCARD = """
			(() => {
				const find = (root, selector) => [...root.querySelectorAll(selector),
					...[...root.querySelectorAll("*")].flatMap(each => each.shadowRoot ? find(each.shadowRoot, selector) : [])]
				const row = find(document, "tr").find(each => each.textContent.includes("%s") && each.querySelector(".actions-cell"))
				const link = row && [...row.querySelectorAll(".actions-cell *")].find(each => /^.?Urgent Discard.?$/.test(each.textContent.trim()))
				link?.click()
				return Boolean(link)
			})()""";

	private static final JsonMapper mapper = JsonMapper.shared();

	private final Path folder;

	private final Process process;

	private final WebSocket socket;

	private final AtomicInteger calls = new AtomicInteger();

	private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();

	private final StringBuilder partial = new StringBuilder();

	public BareChromium() {
		try {
			this.folder = Files.createTempDirectory("chromium");
			// Opens chrome://discards
			Files.writeString(this.folder.resolve("Local State"), "{\"internal_only_uis_enabled\":true}");
			this.process = new ProcessBuilder(Objects.requireNonNull(Browser.executable()).toString(), "--headless=new",
					"--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
					"--disable-component-update", "--disable-sync", "--remote-debugging-port=0",
					"--user-data-dir=" + this.folder, "about:blank")
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Path address = this.folder.resolve("DevToolsActivePort");
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> Files.exists(address) && Files.readAllLines(address).size() > 1);
		this.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address(address), this).join();
	}

	private static URI address(Path file) {
		try {
			List<String> lines = Files.readAllLines(file);
			return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
		this.partial.append(data);
		if (last) {
			JsonNode message = mapper.readTree(this.partial.toString());
			this.partial.setLength(0);
			CompletableFuture<JsonNode> answer = this.answers.remove(message.path("id").asInt());
			if (answer != null) {
				answer.complete(message);
			}
		}
		socket.request(1);
		return CompletableFuture.completedFuture(null);
	}

	/** Open a page in a tab. */
	public Tab open(String url) {
		return new Tab(call(null, "Target.createTarget", Map.of("url", url)).get("targetId").asString());
	}

	/** Discard the page of a tab as Chromium does when it is short of memory. */
	public void discard(String url) {
		Tab discards = open("chrome://discards/");
		Awaitility.await().atMost(PATIENCE).until(() -> discards.evaluate(DISCARD.formatted(url)).asBoolean());
	}

	/** Look at a tab that was discarded, which loads its page. */
	public Tab activate(String url) {
		String target = Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> targets().filter((each) -> each.get("url").asString().equals(url))
				.map((each) -> each.get("targetId").asString())
				.findFirst()
				.orElse(null), Objects::nonNull);
		call(null, "Target.activateTarget", Map.of("targetId", target));
		return new Tab(target);
	}

	private Stream<JsonNode> targets() {
		return call(null, "Target.getTargets", Map.of()).get("targetInfos").valueStream();
	}

	private JsonNode call(@Nullable String session, String method, Map<String, ?> parameters) {
		int id = this.calls.incrementAndGet();
		CompletableFuture<JsonNode> answer = new CompletableFuture<>();
		this.answers.put(id, answer);
		Map<String, Object> call = new HashMap<>(Map.of("id", id, "method", method, "params", parameters));
		if (session != null) {
			call.put("sessionId", session);
		}
		this.socket.sendText(mapper.writeValueAsString(call), true).join();
		JsonNode message = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
		if (message.has("error")) {
			throw new IllegalStateException(method + ": " + message.get("error"));
		}
		return message.get("result");
	}

	@Override
	public void close() {
		this.socket.abort();
		this.process.destroy();
		this.process.onExit().join();
	}

	/** A page in a tab. */
	public final class Tab {

		private final String target;

		private @Nullable String session;

		private Tab(String target) {
			this.target = target;
		}

		/** The value of an expression. */
		public JsonNode evaluate(String script) {
			return call(session(), "Runtime.evaluate", Map.of("returnByValue", true, "expression", script))
				.get("result")
				.path("value");
		}

		/** Freeze the page, which hides it, or let it go on. */
		public void freeze(boolean frozen) {
			call(session(), "Page.setWebLifecycleState", Map.of("state", frozen ? "frozen" : "active"));
		}

		/** Inspect the page no more. */
		public void leave() {
			call(null, "Target.detachFromTarget", Map.of("sessionId", session()));
			this.session = null;
		}

		private String session() {
			if (this.session == null) {
				this.session = call(null, "Target.attachToTarget", Map.of("targetId", this.target, "flatten", true))
					.get("sessionId")
					.asString();
			}
			return this.session;
		}

	}

}
