package org.livespring.sse;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

import org.livespring.LivePosition;
import org.livespring.room.RoomDelivery;
import org.livespring.room.RoomMember;

/**
 * A client that reads one room. Members of rooms only enqueue; one task at a time writes,
 * and only that touches the response. Thread-safe.
 */
final class SseStream implements RoomMember {

	private static final Log logger = LogFactory.getLog(SseStream.class);

	private final String id;

	private final SseClient client;

	private final ResponseBodyEmitter emitter = new ResponseBodyEmitter(0L);

	private final Executor writers;

	private final long most;

	private final Consumer<SseStream> whenClosed;

	// Guarded by this
	private final Queue<byte[]> queue = new ArrayDeque<>();

	// Guarded by this
	private long queued;

	/** When the present write began, in nanoseconds; 0 for none. Guarded by this. */
	private long writingSince;

	// Guarded by this
	private boolean closed;

	SseStream(String id, SseClient client, Executor writers, long most, Consumer<SseStream> whenClosed) {
		this.id = id;
		this.client = client;
		this.writers = writers;
		this.most = most;
		this.whenClosed = whenClosed;
		this.emitter.onCompletion(this::gone);
		this.emitter.onError((failure) -> gone());
	}

	@Override
	public String id() {
		return this.id;
	}

	SseClient client() {
		return this.client;
	}

	ResponseBodyEmitter emitter() {
		return this.emitter;
	}

	void start(LivePosition position) {
		send(SseText.start(position));
	}

	@Override
	public void received(RoomDelivery delivery) {
		send(delivery.shared(SseStream.class, (message) -> SseText.event(message, delivery.position())));
	}

	@Override
	public void advanced(String room, LivePosition position) {
		send(SseText.position(position));
	}

	@Override
	public void missed(String room, LivePosition position) {
		send(SseText.missed(position));
	}

	/** A sign of life, unless others wait to be written. */
	synchronized void beat() {
		if (this.queue.isEmpty()) {
			send(SseText.HEARTBEAT);
		}
	}

	private synchronized void send(byte[] text) {
		if (this.closed) {
			return;
		}
		if (this.queued + text.length > this.most) {
			logger.debug("A client does not read its stream; it comes back where it was");
			close();
			return;
		}
		this.queue.add(text);
		this.queued += text.length;
		schedule();
	}

	/** End the response, once a write that is under way has ended. */
	synchronized void close() {
		if (!this.closed) {
			this.closed = true;
			this.queue.clear();
			schedule();
		}
	}

	private synchronized void schedule() {
		if (this.writingSince == 0) {
			this.writingSince = System.nanoTime() | 1;
			try {
				this.writers.execute(this::write);
			}
			catch (RejectedExecutionException ex) {
				logger.debug("Not written, the application stops");
			}
		}
	}

	private void write() {
		try {
			for (byte[] text = next(); text != null; text = next()) {
				this.emitter.send(text, MediaType.APPLICATION_OCTET_STREAM);
			}
			if (isClosed()) {
				this.emitter.complete();
			}
		}
		catch (IOException | IllegalStateException ex) {
			// The client has gone: the container ends the request
			gone();
		}
	}

	private synchronized byte @Nullable [] next() {
		byte[] text = this.queue.poll();
		if (text == null && !this.closed) {
			this.writingSince = 0;
		}
		else if (text != null) {
			this.queued -= text.length;
			this.writingSince = System.nanoTime() | 1;
		}
		return text;
	}

	private synchronized boolean isClosed() {
		return this.closed;
	}

	private void gone() {
		synchronized (this) {
			this.closed = true;
			this.queue.clear();
		}
		this.whenClosed.accept(this);
	}

	/** Whether a write has been waiting for the client since a moment, in nanoseconds. */
	synchronized boolean isStuckSince(long moment) {
		return this.writingSince != 0 && this.writingSince - moment < 0;
	}

}
