package org.livespring.load.wire;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;

/** A connection that speaks the protocol like the browser client. */
public final class LiveSocket implements AutoCloseable, WebSocket.Listener {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final JsonMapper mapper = JsonMapper.builder().build();

	private final ClientCodec codec;

	/** Id of the page that it belongs to. */
	private String page = "page" + System.identityHashCode(this);

	private AtomicLong requests = new AtomicLong();

	private final Map<String, LiveComponentState> components = new ConcurrentHashMap<>();

	private final Map<Long, List<LiveComponentState>> offered = new ConcurrentHashMap<>();

	private final Map<Long, String> targets = new ConcurrentHashMap<>();

	private final List<ServerFrame> frames = new CopyOnWriteArrayList<>();

	private final List<String> texts = new CopyOnWriteArrayList<>();

	private final CompletableFuture<Integer> closed = new CompletableFuture<>();

	private final StringBuilder partial = new StringBuilder();

	private @Nullable WebSocket socket;

	private LiveSocket(WireForm form) {
		this.codec = new ClientCodec(form);
	}

	static LiveSocket connect(HttpClient http, URI page, WireForm form, @Nullable String origin) {
		return connect(http, page, form, origin, "/live/ws");
	}

	/**
	 * Opens a connection as a page of an origin. Subprotocols among the headers are
	 * offered beside that of the form.
	 */
	public static LiveSocket connect(HttpClient http, URI page, WireForm form, @Nullable String origin, String path,
			String... headers) {
		LiveSocket connection = new LiveSocket(form);
		WebSocket.Builder builder = http.newWebSocketBuilder();
		List<String> others = new ArrayList<>();
		if (origin != null) {
			builder.header("Origin", origin);
		}
		for (int i = 0; i < headers.length; i += 2) {
			if (headers[i].equals("Sec-WebSocket-Protocol")) {
				others.add(headers[i + 1]);
			}
			else {
				builder.header(headers[i], headers[i + 1]);
			}
		}
		builder.subprotocols(form.subprotocol(), others.toArray(String[]::new));
		URI uri = URI.create("ws://" + page.getAuthority() + path);
		connection.socket = builder.buildAsync(uri, connection).join();
		return connection;
	}

	@Override
	public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.partial.append(data);
		if (last) {
			String text = this.partial.toString();
			this.partial.setLength(0);
			try {
				received(text);
			}
			catch (RuntimeException ex) {
				this.closed.completeExceptionally(new AssertionError("Cannot follow " + text, ex));
				webSocket.abort();
			}
		}
		webSocket.request(1);
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
		this.closed.complete(statusCode);
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public void onError(WebSocket webSocket, Throwable error) {
		this.closed.complete(1006);
	}

	private void received(String text) {
		ServerFrame frame = this.codec.read(text);
		if (frame instanceof ServerFrame.ComponentUpdate update) {
			component(update.componentId()).apply(update.seq(), update.html(), update.state(), update.tag());
			adopt(update.children());
		}
		else if (frame instanceof ServerFrame.StateUpdate update) {
			component(update.componentId()).apply(update.seq(), null, update.state(), update.tag());
		}
		else if (frame instanceof ServerFrame.ComponentMounted mounted) {
			this.components.put(mounted.componentId(),
					new LiveComponentState(mounted.snapshot(), mounted.tag(), mounted.html()));
			adopt(mounted.children());
		}
		else if (frame instanceof ServerFrame.ActionResponse response) {
			String target = this.targets.get(response.requestId());
			if (target != null && response.seq() != null) {
				component(target).apply(response.seq(), response.html(), response.state(), response.tag());
			}
			adopt(response.children());
		}
		else if (frame instanceof ServerFrame.ComponentRehydrated rehydrated) {
			follow(rehydrated);
		}
		this.texts.add(text);
		this.frames.add(frame);
	}

	/**
	 * Follows the answer to offered components. Components that another page holds
	 * continue as copies.
	 */
	private void follow(ServerFrame.ComponentRehydrated answer) {
		List<LiveComponentState> components = this.offered.getOrDefault(answer.requestId(), List.of());
		for (int i = 0; i < components.size(); i++) {
			ServerFrame.Adopted entry = answer.components().get(i);
			if (entry.snapshot() != null) {
				components.get(i).forked(entry.componentId(), entry.snapshot(), entry.tag());
				this.components.put(entry.componentId(), components.get(i));
			}
		}
	}

	private void adopt(Collection<ServerFrame.Child> children) {
		children.forEach((child) -> this.components.put(child.componentId(),
				new LiveComponentState(child.snapshot(), child.tag(), child.html())));
	}

	/** Hands over components and waits for the answer. */
	public ServerFrame.ComponentRehydrated rehydrate(Collection<LiveComponentState> components) {
		return rehydrate(this.page, components);
	}

	/** Hands over components as the page with an id and waits for the answer. */
	public ServerFrame.ComponentRehydrated rehydrate(String page, Collection<LiveComponentState> components) {
		components.forEach((component) -> this.components.put(component.id(), component));
		List<ClientFrame.OfferedSnapshot> offers = components.stream()
			.map((component) -> new ClientFrame.OfferedSnapshot(component.snapshot(), component.tag(), null, null))
			.toList();
		long id = next();
		this.offered.put(id, List.copyOf(components));
		send(new ClientFrame.ComponentRehydrate(id, page, offers));
		return await(ServerFrame.ComponentRehydrated.class, (frame) -> frame.requestId() == id);
	}

	/**
	 * Hands over a component with the length and hash of the text that a browser shows.
	 */
	public void rehydrate(LiveComponentState component, long length, long hash) {
		this.components.put(component.id(), component);
		long id = next();
		send(new ClientFrame.ComponentRehydrate(id, this.page,
				List.of(new ClientFrame.OfferedSnapshot(component.snapshot(), component.tag(), length, hash))));
		await(ServerFrame.ComponentRehydrated.class, (frame) -> frame.requestId() == id);
	}

	/** Calls an action and waits for the answer. */
	public ServerFrame call(LiveComponentState component, String action, Map<String, ?> payload) {
		return answer(callLater(component, action, payload));
	}

	/** Calls an action without waiting. */
	public long callLater(LiveComponentState component, String action, Map<String, ?> payload) {
		long id = next();
		this.targets.put(id, component.id());
		ObjectNode tree = payload.isEmpty() ? null : mapper.valueToTree(payload);
		send(new ClientFrame.CallAction(id, component.id(), action, component.seq(), tree, null));
		return id;
	}

	/**
	 * Repeats a call of an action that was sent on another connection, and waits for the
	 * answer.
	 */
	public ServerFrame callAgain(LiveComponentState component, String action, long number) {
		callAgainLater(component, action, number);
		return answer(number);
	}

	/** Repeats a call of an action without waiting. */
	public void callAgainLater(LiveComponentState component, String action, long number) {
		this.targets.put(number, component.id());
		this.requests.accumulateAndGet(number, Math::max);
		send(new ClientFrame.CallAction(number, component.id(), action, component.seq(), null, null, true));
	}

	/**
	 * Makes this a further connection of a page, with its id and its sequence of request
	 * numbers.
	 */
	LiveSocket of(String page, AtomicLong requests) {
		this.page = page;
		this.requests = requests;
		return this;
	}

	/** Waits for the frame that answers a request. */
	public ServerFrame answer(long requestId) {
		return await(ServerFrame.class, (frame) -> answers(frame, requestId));
	}

	private static boolean answers(ServerFrame frame, long requestId) {
		if (frame instanceof ServerFrame.ActionResponse response) {
			return response.requestId() == requestId;
		}
		if (frame instanceof ServerFrame.ComponentMounted mounted) {
			return mounted.requestId() == requestId;
		}
		if (frame instanceof ServerFrame.ComponentPong pong) {
			return pong.requestId() == requestId;
		}
		return frame instanceof ServerFrame.ErrorFrame error && Objects.equals(error.requestId(), requestId);
	}

	/** Waits for a frame. */
	public <F extends ServerFrame> F await(Class<F> type, Predicate<F> condition) {
		return Awaitility.await()
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(2))
			.until(() -> following().stream().filter(type::isInstance).map(type::cast).filter(condition).findFirst(),
					(found) -> found.isPresent())
			.orElseThrow();
	}

	private List<ServerFrame> following() {
		if (this.closed.isCompletedExceptionally()) {
			this.closed.join();
		}
		return this.frames;
	}

	/** Sends a frame and remembers the component that the answer updates. */
	public void send(ClientFrame frame) {
		sendText(this.codec.write(frame));
	}

	public void sendText(String text) {
		Objects.requireNonNull(this.socket).sendText(text, true).join();
	}

	/** Sends a text; ignores that the server may have closed the connection. */
	public void sendQuietly(String text) {
		socket().sendText(text, true).exceptionally((failure) -> null).join();
	}

	public void target(long requestId, LiveComponentState component) {
		this.targets.put(requestId, component.id());
	}

	public long next() {
		return this.requests.incrementAndGet();
	}

	public LiveComponentState component(String id) {
		return Objects.requireNonNull(this.components.get(id), () -> "No component " + id);
	}

	public List<LiveComponentState> components() {
		return new ArrayList<>(this.components.values());
	}

	public List<ServerFrame> frames() {
		return this.frames;
	}

	/** Returns the received frames as text. */
	public List<String> texts() {
		return this.texts;
	}

	public WebSocket socket() {
		return Objects.requireNonNull(this.socket);
	}

	/** Waits for the close code of the server. */
	public int closeCode() {
		try {
			return this.closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		}
		catch (TimeoutException ex) {
			throw new AssertionError("The connection is still open", ex);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	public boolean isClosed() {
		return this.closed.isDone();
	}

	@Override
	public void close() {
		socket().abort();
	}

}
