package org.livespring.sse;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.livespring.LivePosition;
import org.livespring.room.RoomDelivery;
import org.livespring.room.RoomMember;

/**
 * A client that reads one room. Members of rooms only enqueue; what waits is written as
 * far as the client takes it, so that no thread ever waits for a client. Thread-safe.
 */
final class SseStream implements RoomMember, WriteListener, AsyncListener {

	private static final Log logger = LogFactory.getLog(SseStream.class);

	private final String id;

	private final SseClient client;

	private final AsyncContext request;

	private final ServletOutputStream output;

	private final Executor writers;

	private final long most;

	private final Consumer<SseStream> whenClosed;

	// Guarded by this
	private final Queue<byte[]> queue = new ArrayDeque<>();

	// Guarded by this
	private long queued;

	/** Whether a task writes or will. Guarded by this. */
	private boolean scheduled;

	// Guarded by this
	private boolean closed;

	/** Whether the request is over, whose context may serve another one then. */
	private final AtomicBoolean ended = new AtomicBoolean();

	/** Guarded by the output; the container begins it. */
	private boolean begun;

	/** Guarded by the output. */
	private boolean over;

	/** Whether something was written that was not flushed. Guarded by the output. */
	private boolean unflushed;

	SseStream(String id, SseClient client, AsyncContext request, Executor writers, long most,
			Consumer<SseStream> whenClosed) throws IOException {
		this.id = id;
		this.client = client;
		this.request = request;
		this.output = request.getResponse().getOutputStream();
		this.writers = writers;
		this.most = most;
		this.whenClosed = whenClosed;
	}

	@Override
	public String id() {
		return this.id;
	}

	SseClient client() {
		return this.client;
	}

	/** Be told by the container; called once and by the thread of the request. */
	void listen() {
		this.request.setTimeout(0);
		this.request.addListener(this);
		this.output.setWriteListener(this);
	}

	void start(LivePosition position) {
		send(SseText.start(position));
	}

	@Override
	public void received(RoomDelivery delivery, LivePosition cursor) {
		send(delivery.shared(new Shared(cursor), (message) -> SseText.event(message, cursor)));
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

	/**
	 * End the response once the client took what was written; the container ends that of
	 * a client that takes nothing.
	 */
	synchronized void close() {
		if (!this.closed) {
			this.closed = true;
			this.queue.clear();
			schedule();
		}
	}

	private void schedule() {
		if (!this.scheduled) {
			this.scheduled = true;
			try {
				this.writers.execute(this::write);
			}
			catch (RejectedExecutionException ex) {
				logger.debug("Not written, the application stops");
			}
		}
	}

	@Override
	public void onWritePossible() {
		synchronized (this.output) {
			this.begun = true;
		}
		write();
	}

	/** Write until nothing waits or the container says that it has enough for now. */
	private void write() {
		synchronized (this) {
			this.scheduled = false;
		}
		boolean done = false;
		try {
			synchronized (this.output) {
				while (!done && this.begun && !this.over && this.output.isReady()) {
					done = !writeNext();
				}
			}
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("The client has gone; the container ends the request", ex);
			finish();
			gone();
		}
		if (done && isClosed()) {
			abandon();
		}
	}

	/** {@code false} if nothing is left to be done. */
	private boolean writeNext() throws IOException {
		byte[] text = next();
		if (text != null) {
			this.output.write(text);
			this.unflushed = true;
		}
		else if (this.unflushed) {
			this.unflushed = false;
			this.output.flush();
		}
		else {
			return false;
		}
		return true;
	}

	private synchronized byte @Nullable [] next() {
		byte[] text = this.queue.poll();
		if (text != null) {
			this.queued -= text.length;
		}
		return text;
	}

	private synchronized boolean isClosed() {
		return this.closed;
	}

	/** End the request, whatever the client still has to take. */
	void abandon() {
		finish();
		gone();
		if (!this.ended.compareAndSet(false, true)) {
			return;
		}
		try {
			this.request.complete();
		}
		catch (IllegalStateException ex) {
			logger.debug("The request has ended already", ex);
		}
	}

	/** Nothing is written from now on: the response may be that of another request. */
	private void finish() {
		synchronized (this.output) {
			this.over = true;
		}
	}

	private void gone() {
		synchronized (this) {
			this.closed = true;
			this.queue.clear();
		}
		this.whenClosed.accept(this);
	}

	@Override
	public void onError(Throwable failure) {
		abandon();
	}

	@Override
	public void onComplete(AsyncEvent event) {
		finish();
		this.ended.set(true);
		gone();
	}

	@Override
	public void onError(AsyncEvent event) {
		abandon();
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		abandon();
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// Nobody starts it again
	}

	/** What streams with the same position write of an event. */
	private record Shared(LivePosition cursor) {
	}

}
