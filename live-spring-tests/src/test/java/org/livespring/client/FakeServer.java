package org.livespring.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server in the hands of a test: serves the real client under a strict content security
 * policy, and plays the other end of the WebSocket. It is the bundle that applications
 * serve, or its readable modules with {@code -Dlive.test.modules=true}, which take longer
 * to load.
 */
final class FakeServer implements AutoCloseable {

	static final int MOUNT = 1;

	static final int UNMOUNT = 2;

	static final int REHYDRATE = 3;

	static final int CALL = 4;

	static final int PROPERTY = 5;

	static final int PING = 6;

	static final int RESYNC = 8;

	static final int JOIN = 9;

	static final int LEAVE = 10;

	private static final JsonMapper json = new JsonMapper();

	private static final Path MODULES = Path.of("../live-spring-core/src/main/client");

	private static final String BUNDLE = "/META-INF/live/live.js";

	private static final String POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self';"
			+ " img-src 'self'; media-src 'self'; base-uri 'none'; form-action 'self'";

	private final Page page;

	private final HttpServer http;

	private final List<JsonNode> frames = new ArrayList<>();

	private final List<String> requests = new ArrayList<>();

	private final List<String> problems = new ArrayList<>();

	private final Map<String, FakeComponent> components = new LinkedHashMap<>();

	/** What a rehydration of a component is answered with. */
	private Function<String, Object> adoption = (id) -> id;

	private volatile @Nullable String body = "";

	private volatile @Nullable String target;

	/** What a page that has no body is answered with. */
	private volatile int status = 500;

	/** What pages with a body are answered with. */
	private volatile int pageStatus = 200;

	private volatile String scriptAttributes = "";

	private volatile @Nullable String policy = POLICY;

	private int pingSeconds = 600;

	private @Nullable Integer sessionSeconds;

	private int messageSize = 262_144;

	/** Modules that the page has. */
	private final Set<String> modules = ConcurrentHashMap.newKeySet();

	private int connections;

	private boolean silent;

	private @Nullable WebSocketRoute socket;

	/** What handshakes and questions why are answered with, 0 to accept them. */
	private volatile int refusal;

	private volatile @Nullable String retryAfter;

	FakeServer(Page page) {
		this.page = page;
		try {
			this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.http.setExecutor(Executors.newCachedThreadPool());
		this.http.createContext("/", this::page);
		this.http.createContext("/live/", this::module);
		this.http.createContext("/webjars/", this::webJar);
		this.http.start();
		page.routeWebSocket("**/ws", this::connected);
		page.onPageError(this.problems::add);
		page.onConsoleMessage((message) -> {
			if (message.text().contains("Content Security Policy") || message.text().contains("duplicate ids")) {
				this.problems.add(message.text());
			}
		});
	}

	FakeServer body(@Nullable String body) {
		this.body = body;
		return this;
	}

	/** Answer pages with an error from now on. */
	FakeServer pageStatus(int status) {
		this.pageStatus = status;
		return this;
	}

	FakeServer refusePages(int status) {
		this.status = status;
		this.body = null;
		return this;
	}

	/** Send whoever wants the page to another one. */
	FakeServer redirect(@Nullable String target) {
		this.target = target;
		return this;
	}

	FakeServer script(String attributes) {
		this.scriptAttributes = attributes;
		return this;
	}

	/** Pages may do what they want. */
	FakeServer withoutPolicy() {
		this.policy = null;
		return this;
	}

	FakeServer pingSeconds(int seconds) {
		this.pingSeconds = seconds;
		return this;
	}

	FakeServer sessionSeconds(int seconds) {
		this.sessionSeconds = seconds;
		return this;
	}

	FakeServer messageSize(int size) {
		this.messageSize = size;
		return this;
	}

	/** From now on connections are accepted and nothing is said. */
	FakeServer silent(boolean silent) {
		this.silent = silent;
		return this;
	}

	/** Refuse handshakes from now on, with a status. */
	FakeServer refuseHandshakes(int status, @Nullable String retryAfter) {
		this.refusal = status;
		this.retryAfter = retryAfter;
		return this;
	}

	FakeServer adopt(Function<String, Object> adoption) {
		this.adoption = adoption;
		return this;
	}

	/** A component that stands alone in the page, adopted when this returns. */
	FakeComponent open(String html) {
		FakeComponent component = new FakeComponent("c1", "thing", html);
		open(component.host(), component);
		return component;
	}

	void open(String body, FakeComponent... components) {
		add(components);
		body(body);
		navigate("/");
		if (components.length > 0) {
			await(REHYDRATE);
			// What shows messages is loaded by now
			this.page.evaluate("import('/live/src/notices.js?0').then(() => 0)");
			settle();
		}
	}

	void add(FakeComponent... components) {
		for (FakeComponent component : components) {
			this.components.put(component.id, component);
		}
	}

	void navigate(String path) {
		this.modules.clear();
		this.page.navigate(url(path));
	}

	String url(String path) {
		return "http://localhost:" + this.http.getAddress().getPort() + path;
	}

	/** Waits until the page has handled what was sent. */
	void settle() {
		this.page.evaluate("new Promise(done => setTimeout(() => requestAnimationFrame(() => setTimeout(done))))");
	}

	/** Waits for a part of the client that the page loads when it uses it. */
	void awaitPart(String name) {
		this.page.waitForCondition(() -> this.modules.contains(name + ".js"));
		this.page.evaluate("import('/live/src/%s.js?0').then(() => undefined)".formatted(name));
		settle();
	}

	/** Waits for the next frame of that type and takes it, with those before it. */
	JsonNode await(int type) {
		this.page.waitForCondition(() -> this.frames.stream().anyMatch((frame) -> frame.get(0).asInt() == type));
		while (true) {
			JsonNode frame = this.frames.remove(0);
			if (frame.get(0).asInt() == type) {
				return frame;
			}
		}
	}

	List<JsonNode> frames() {
		return this.frames;
	}

	/** Frames that nobody took, without pings. */
	List<JsonNode> rest() {
		settle();
		return this.frames.stream().filter((frame) -> frame.get(0).asInt() != PING).toList();
	}

	/** Takes the frames that came so far, without pings. */
	List<JsonNode> take() {
		List<JsonNode> taken = this.frames.stream().filter((frame) -> frame.get(0).asInt() != PING).toList();
		this.frames.clear();
		return taken;
	}

	int connections() {
		return this.connections;
	}

	List<String> requests() {
		synchronized (this.requests) {
			return List.copyOf(this.requests);
		}
	}

	List<String> problems() {
		return this.problems;
	}

	void awaitConnections(int count) {
		this.page.waitForCondition(() -> this.connections >= count);
	}

	void send(Object... fields) {
		WebSocketRoute socket = this.socket;
		assertThat(socket).isNotNull();
		socket.send(json.writeValueAsString(fields));
	}

	/** Pushes new HTML to a component. */
	void push(FakeComponent component, String html) {
		update(component, component.update(html));
	}

	void update(FakeComponent component, List<@Nullable Object> update, Object... children) {
		List<@Nullable Object> frame = new ArrayList<>(List.of(4, component.id));
		frame.addAll(update);
		if (children.length > 0) {
			frame.add(List.of(children));
		}
		send(frame.toArray());
		settle();
	}

	/** Answers a request with new HTML. */
	void answer(JsonNode request, FakeComponent component, @Nullable String html) {
		List<@Nullable Object> frame = new ArrayList<>(List.of(6, request.get(1).asInt()));
		frame.addAll(component.update(html, request.get(1).asInt()));
		send(frame.toArray());
		settle();
	}

	/** Answers a request with whole texts. */
	void answerWhole(JsonNode request, FakeComponent component) {
		List<@Nullable Object> frame = new ArrayList<>(List.of(6, request.get(1).asInt()));
		frame.addAll(component.whole());
		send(frame.toArray());
		settle();
	}

	/** Answers a request, nothing changed. */
	void answer(JsonNode request) {
		send(6, request.get(1).asInt());
		settle();
	}

	void fail(JsonNode request, String code) {
		send(16, request.get(1).asInt(), null, code, "Sorry", "x1");
		settle();
	}

	void disconnect(int code) {
		WebSocketRoute socket = this.socket;
		assertThat(socket).isNotNull();
		this.socket = null;
		socket.close(new WebSocketRoute.CloseOptions().setCode(code));
	}

	private void connected(WebSocketRoute socket) {
		this.connections++;
		if (this.refusal > 0) {
			socket.connectToServer();
			return;
		}
		this.socket = socket;
		socket.onMessage((frame) -> received(json.readTree(frame.text())));
		socket.onClose((code, reason) -> this.frames.add(json.createArrayNode().add(-1).add(code)));
		if (!this.silent) {
			socket.send(json
				.writeValueAsString(Arrays.asList(1, 1, this.pingSeconds, 50, this.sessionSeconds, this.messageSize)));
		}
	}

	private void received(JsonNode frame) {
		this.frames.add(frame);
		int type = frame.get(0).asInt();
		if (this.silent) {
			return;
		}
		if (type == REHYDRATE) {
			rehydrate(frame);
		}
		else if (type == PING) {
			send(7, frame.get(1).asInt());
		}
	}

	private void rehydrate(JsonNode frame) {
		List<Object> outcomes = new ArrayList<>();
		for (JsonNode entry : frame.get(3)) {
			String id = json.readTree(entry.get(0).asString()).at("/header/id").asString();
			Object outcome = this.adoption.apply(id);
			FakeComponent component = this.components.get(id);
			if (component != null && outcome instanceof String && entry.size() == 4) {
				component.known = entry.get(2).asInt() == component.html().length()
						&& entry.get(3).asLong() == FakeComponent.hash(component.html());
			}
			outcomes.add(outcome);
		}
		send(3, frame.get(1).asInt(), outcomes);
	}

	private void page(HttpExchange exchange) throws IOException {
		if (exchange.getRequestURI().getPath().contains("favicon")) {
			respond(exchange, 404, "text/plain", new byte[0]);
			return;
		}
		synchronized (this.requests) {
			this.requests.add(exchange.getRequestURI().toString());
		}
		String target = this.target;
		if (target != null && !exchange.getRequestURI().getPath().equals(target)) {
			exchange.getResponseHeaders().set("Location", target);
			respond(exchange, 302, "text/plain", new byte[0]);
			return;
		}
		String body = this.body;
		if (body == null) {
			respond(exchange, this.status, "text/html", "<p>No entry</p>".getBytes(StandardCharsets.UTF_8));
			return;
		}
		String html = "<!doctype html><html lang=en><title>Test</title><body>%s<script type=\"module\" src=\"/live/live.js\" %s></script></body></html>"
			.formatted(body, this.scriptAttributes);
		String policy = this.policy;
		if (policy != null) {
			exchange.getResponseHeaders().set("Content-Security-Policy", policy);
		}
		respond(exchange, this.pageStatus, "text/html;charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
	}

	private void module(HttpExchange exchange) throws IOException {
		if (exchange.getRequestURI().getPath().equals("/live/session")) {
			synchronized (this.requests) {
				this.requests.add("/live/session");
			}
			respond(exchange, 204, "text/plain", new byte[0]);
			return;
		}
		if (exchange.getRequestURI().getPath().equals("/live/ws")) {
			refuse(exchange);
			return;
		}
		String name = exchange.getRequestURI().getPath().replaceFirst("^/live/(src/)?", "");
		respond(exchange, 200, "text/javascript", (name.equals("live.js") && !Boolean.getBoolean("live.test.modules"))
				? bundle() : Files.readAllBytes(MODULES.resolve(name)));
		this.modules.add(name);
	}

	/** A handshake, or the question why it was refused. */
	private void refuse(HttpExchange exchange) throws IOException {
		boolean handshake = exchange.getRequestHeaders().containsKey("Sec-WebSocket-Key");
		synchronized (this.requests) {
			this.requests.add(handshake ? "handshake" : "/live/ws");
		}
		String after = this.retryAfter;
		if (after != null) {
			exchange.getResponseHeaders().set("Retry-After", after);
		}
		if (this.refusal == 302) {
			exchange.getResponseHeaders().set("Location", "/login");
		}
		respond(exchange, (this.refusal > 0) ? this.refusal : 426, "text/plain", new byte[0]);
	}

	private void webJar(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath();
		respond(exchange, 200, path.endsWith(".css") ? "text/css" : "text/javascript",
				resource("/META-INF/resources" + path));
	}

	private static byte[] bundle() throws IOException {
		return resource(BUNDLE);
	}

	private static byte[] resource(String name) throws IOException {
		try (InputStream content = FakeServer.class.getResourceAsStream(name)) {
			return Objects.requireNonNull(content, name).readAllBytes();
		}
	}

	private static void respond(HttpExchange exchange, int status, String type, byte[] content) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", type);
		exchange.sendResponseHeaders(status, (content.length > 0) ? content.length : -1);
		exchange.getResponseBody().write(content);
		exchange.close();
	}

	@Override
	public void close() {
		this.http.stop(0);
	}

}
