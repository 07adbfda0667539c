package org.livespring.test.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * A WebSocket without a network. The server sees a session; what it sends waits in a
 * queue until the client takes it. Thread-safe.
 */
public final class InMemorySocket implements WebSocketSession {

	private final String id = UUID.randomUUID().toString();

	private final WebSocketHandler handler;

	private final URI uri;

	private final String protocol;

	private final Map<String, Object> attributes = new ConcurrentHashMap<>();

	private final Client client;

	private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean open = new AtomicBoolean(true);

	/**
	 * Create a socket.
	 * @param handler the server
	 * @param uri address of the handshake
	 * @param protocol the chosen subprotocol
	 * @param attributes attributes of the handshake
	 * @param client the client
	 */
	InMemorySocket(WebSocketHandler handler, URI uri, String protocol, Map<String, Object> attributes, Client client) {
		this.handler = handler;
		this.uri = uri;
		this.protocol = protocol;
		this.attributes.putAll(attributes);
		this.client = client;
	}

	/**
	 * What arrives at the client.
	 *
	 * @param text a frame, {@code null} if the socket was closed
	 * @param closeCode the close code, 0 for a frame
	 */
	public record Arrival(@Nullable String text, int closeCode) {

	}

	/** Take the next arrival. */
	public @Nullable Arrival poll() {
		return this.arrivals.poll();
	}

	public boolean isIdle() {
		return this.arrivals.isEmpty();
	}

	public void open() {
		run(() -> this.handler.afterConnectionEstablished(this));
	}

	/** Send a frame to the server. */
	public void send(String text) {
		if (isOpen()) {
			run(() -> this.handler.handleMessage(this, new TextMessage(text)));
		}
	}

	/** Show that the client is still there. */
	public void beat() {
		if (isOpen() && this.client.isHeard()) {
			run(() -> this.handler.handleMessage(this, new PongMessage()));
		}
	}

	/**
	 * End the connection without telling the client.
	 * @param code the close code that the server sees
	 */
	public void cut(int code) {
		if (this.open.compareAndSet(true, false)) {
			this.arrivals.clear();
			run(() -> this.handler.afterConnectionClosed(this, new CloseStatus(code)));
		}
	}

	private static void run(Task task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void sendMessage(WebSocketMessage<?> message) throws IOException {
		if (!isOpen()) {
			throw new IOException("The socket is closed");
		}
		if (message instanceof PingMessage) {
			beat();
		}
		else if (message instanceof TextMessage text) {
			arrive(new Arrival(text.getPayload(), 0));
		}
	}

	private void arrive(Arrival arrival) {
		this.arrivals.add(arrival);
		this.client.arrived();
	}

	@Override
	public void close() {
		close(CloseStatus.NORMAL);
	}

	@Override
	public void close(CloseStatus status) {
		if (this.open.compareAndSet(true, false)) {
			arrive(new Arrival(null, status.getCode()));
			run(() -> this.handler.afterConnectionClosed(this, status));
		}
	}

	@Override
	public boolean isOpen() {
		return this.open.get();
	}

	@Override
	public String getId() {
		return this.id;
	}

	@Override
	public URI getUri() {
		return this.uri;
	}

	@Override
	public HttpHeaders getHandshakeHeaders() {
		return new HttpHeaders();
	}

	@Override
	public Map<String, Object> getAttributes() {
		return this.attributes;
	}

	@Override
	public @Nullable Principal getPrincipal() {
		return null;
	}

	@Override
	public @Nullable InetSocketAddress getLocalAddress() {
		return null;
	}

	@Override
	public @Nullable InetSocketAddress getRemoteAddress() {
		return null;
	}

	@Override
	public String getAcceptedProtocol() {
		return this.protocol;
	}

	@Override
	public void setTextMessageSizeLimit(int messageSizeLimit) {
	}

	@Override
	public int getTextMessageSizeLimit() {
		return Integer.MAX_VALUE;
	}

	@Override
	public void setBinaryMessageSizeLimit(int messageSizeLimit) {
	}

	@Override
	public int getBinaryMessageSizeLimit() {
		return Integer.MAX_VALUE;
	}

	@Override
	public List<WebSocketExtension> getExtensions() {
		return List.of();
	}

	/** The client at the other end. */
	public interface Client {

		/** Something arrived. Called by any thread. */
		void arrived();

		/** Whether the server hears the client. */
		boolean isHeard();

	}

	@FunctionalInterface
	private interface Task {

		void run() throws Exception;

	}

}
