package org.livespring.websocket;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

import org.livespring.budget.MemoryAccount;
import org.livespring.budget.MemoryCharge;
import org.livespring.log.PrintableLog;
import org.livespring.protocol.CloseCode;
import org.livespring.protocol.FrameCodec;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.SharedFrame;
import org.livespring.session.LiveConnection;

/**
 * A WebSocket with a bounded queue of messages to send. A thread that queues a message
 * while no other thread is sending sends the whole queue. The send timeout limits how
 * long a client that does not read can block that thread: Tomcat keeps it by itself, and
 * elsewhere the connection is cut. Thread-safe.
 */
final class WebSocketConnection implements LiveConnection {

	private static final Log logger = PrintableLog.of(WebSocketConnection.class);

	private static final boolean JETTY = ClassUtils.isPresent(
			"org.eclipse.jetty.ee11.websocket.jakarta.common.JakartaWebSocketSession",
			WebSocketConnection.class.getClassLoader());

	/** Time in which a container that keeps the timeout by itself does so. */
	private static final Duration MARGIN = Duration.ofSeconds(1);

	private final WebSocketSession session;

	private final FrameCodec codec;

	private final Executor executor;

	private final WebSocketSettings settings;

	/** Charged with what waits behind another message. */
	private final MemoryCharge charge;

	/** When the frame that is being sent began, 0 if there is none. */
	private volatile long began;

	// Guarded by the queue
	private final Queue<WebSocketMessage<?>> queue = new ArrayDeque<>(1);

	private long queued;

	private long sent;

	private boolean sending;

	private boolean closed;

	/** Why the server closes the connection; it closes after the queue has been sent. */
	private volatile @Nullable CloseCode reason;

	WebSocketConnection(WebSocketSession session, FrameCodec codec, Executor executor, WebSocketSettings settings,
			MemoryAccount memory) {
		this.session = session;
		this.codec = codec;
		this.executor = executor;
		this.settings = settings;
		this.charge = new MemoryCharge(memory);
	}

	@Override
	public String address() {
		return Handshake.of(this.session).address();
	}

	@Override
	public void send(ServerFrame frame) {
		if (enqueue(new TextMessage(this.codec.writeServer(frame)))) {
			drain();
		}
	}

	@Override
	public void sendShared(SharedFrame frame) {
		if (enqueue(new TextMessage(frame.text(this.codec)))) {
			this.executor.execute(this::drain);
		}
	}

	@Override
	public void ping() {
		if (enqueue(new PingMessage())) {
			this.executor.execute(this::drain);
		}
	}

	/** Queues a message. Returns {@code true} if the caller has to send the queue. */
	private boolean enqueue(WebSocketMessage<?> message) {
		synchronized (this.queue) {
			if (this.closed || this.reason != null) {
				return false;
			}
			if (this.queue.isEmpty() || this.queued + message.getPayloadLength() <= this.settings.queueSize()) {
				this.queue.add(message);
				this.queued += message.getPayloadLength();
				boolean idle = !this.sending;
				this.sending = true;
				if (!idle) {
					this.charge.set(this.queued);
				}
				return idle;
			}
		}
		abandon(CloseCode.SLOW_CONSUMER);
		return false;
	}

	@Override
	public void close(CloseCode code) {
		synchronized (this.queue) {
			if (this.closed || this.reason != null) {
				return;
			}
			this.reason = code;
			if (this.sending) {
				return;
			}
			this.sending = true;
		}
		this.executor.execute(this::drain);
	}

	@Override
	public void check(long now) {
		long began = this.began;
		if (began != 0 && now - began > this.settings.sendTimeout().plus(MARGIN).toNanos()) {
			abandon(CloseCode.SLOW_CONSUMER);
		}
	}

	@Override
	public @Nullable CloseCode reason() {
		return this.reason;
	}

	@Override
	public long queued() {
		synchronized (this.queue) {
			return this.queued;
		}
	}

	@Override
	public long sent() {
		synchronized (this.queue) {
			return this.sent;
		}
	}

	/**
	 * Closes the connection at once and drops the queue.
	 * @param code the close code, {@code null} if the connection broke
	 */
	private void abandon(@Nullable CloseCode code) {
		synchronized (this.queue) {
			if (this.closed) {
				return;
			}
			this.closed = true;
			if (code != null) {
				this.reason = code;
			}
			this.queue.clear();
			this.queued = 0;
			this.charge.set(0);
		}
		this.executor.execute(() -> {
			if (!JETTY || !JettySession.abort(this.session)) {
				closeSocket((code != null) ? status(code) : CloseStatus.SESSION_NOT_RELIABLE);
			}
		});
	}

	private void drain() {
		try {
			WebSocketMessage<?> message;
			while ((message = next()) != null) {
				this.began = System.nanoTime();
				this.session.sendMessage(message);
				this.began = 0;
				synchronized (this.queue) {
					this.queued = Math.max(0, this.queued - message.getPayloadLength());
					this.sent += message.getPayloadLength();
				}
			}
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("Could not send: " + ex);
			abandon(isTimeout(ex) ? CloseCode.SLOW_CONSUMER : null);
		}
	}

	private static boolean isTimeout(@Nullable Throwable failure) {
		return failure != null && (failure instanceof SocketTimeoutException || isTimeout(failure.getCause()));
	}

	/**
	 * Returns the next message to send. At the end of the queue it closes the connection
	 * if a close was requested.
	 */
	private @Nullable WebSocketMessage<?> next() {
		CloseCode code;
		synchronized (this.queue) {
			WebSocketMessage<?> message = this.queue.poll();
			if (message != null) {
				return message;
			}
			this.charge.set(0);
			this.sending = false;
			code = this.reason;
			if (code == null || this.closed) {
				return null;
			}
			this.closed = true;
		}
		closeSocket(status(code));
		return null;
	}

	private static CloseStatus status(CloseCode code) {
		return new CloseStatus(code.code(), code.name());
	}

	private void closeSocket(CloseStatus status) {
		try {
			this.session.close(status);
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("Could not close: " + ex);
		}
	}

}
