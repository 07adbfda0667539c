package org.livespring.sse;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.livespring.log.PrintableLog;

/**
 * The response of an event stream. It writes its queue without blocking, only as fast as
 * the client reads, so that no thread waits for a client. Thread-safe.
 */
final class SseResponse implements WriteListener, AsyncListener {

	private static final Log logger = PrintableLog.of(SseResponse.class);

	private final AsyncContext request;

	private final ServletOutputStream output;

	private final Executor writers;

	private final long most;

	private final Runnable whenOver;

	// Guarded by this
	private final Queue<byte[]> queue = new ArrayDeque<>();

	// Guarded by this
	private long queued;

	/** Whether a task that writes the queue runs or is scheduled. Guarded by this. */
	private boolean scheduled;

	// Guarded by this
	private boolean closed;

	/** Guarded by the output. */
	private Phase phase = Phase.NEW;

	/** Whether written bytes are not flushed yet. Guarded by the output. */
	private boolean unflushed;

	/**
	 * Starts the response.
	 * @param request the request
	 * @param writers runs the tasks that write
	 * @param most largest size of the queue in bytes
	 * @param whenOver called when the response has ended, perhaps more than once
	 * @throws IOException if the response cannot be written
	 */
	SseResponse(AsyncContext request, Executor writers, long most, Runnable whenOver) throws IOException {
		this.request = request;
		this.output = request.getResponse().getOutputStream();
		this.writers = writers;
		this.most = most;
		this.whenOver = whenOver;
	}

	/**
	 * Registers with the container. Must be called once, by the thread of the request.
	 */
	void listen() {
		this.request.setTimeout(0);
		this.request.addListener(this);
		this.output.setWriteListener(this);
	}

	synchronized void send(byte[] text) {
		if (this.closed) {
			return;
		}
		if (this.queued + text.length > this.most) {
			logger.debug("Ended the stream of a client that reads too slowly; the client reconnects");
			close();
			return;
		}
		this.queue.add(text);
		this.queued += text.length;
		schedule();
	}

	/** Whether the queue is empty. */
	synchronized boolean isIdle() {
		return this.queue.isEmpty();
	}

	/**
	 * Ends the response after the client has read what was written. If the client does
	 * not read, the container ends the response after its timeout.
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
				logger.debug("Could not write to a stream, because the application is stopping");
			}
		}
	}

	/**
	 * Goes to a later phase. Returns {@code false} if that phase or a later one was
	 * reached before.
	 */
	private boolean reach(Phase next) {
		synchronized (this.output) {
			boolean later = next.compareTo(this.phase) > 0;
			this.phase = later ? next : this.phase;
			return later;
		}
	}

	@Override
	public void onWritePossible() {
		reach(Phase.OPEN);
		write();
	}

	/**
	 * Writes until the queue is empty or the container cannot take more without blocking.
	 */
	private void write() {
		synchronized (this) {
			this.scheduled = false;
		}
		boolean done = false;
		try {
			synchronized (this.output) {
				while (!done && this.phase == Phase.OPEN && this.output.isReady()) {
					done = !writeNext();
				}
			}
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("The client has disconnected; the container ends the request", ex);
			reach(Phase.OVER);
			gone();
		}
		if (done && isClosed()) {
			abandon();
		}
	}

	/** Writes or flushes once. Returns {@code false} if there is nothing left to do. */
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

	/** Ends the request at once, even if the client has not read everything. */
	void abandon() {
		boolean first = reach(Phase.ENDED);
		gone();
		if (first) {
			try {
				this.request.complete();
			}
			catch (IllegalStateException ex) {
				logger.debug("The request has ended already", ex);
			}
		}
	}

	private void gone() {
		synchronized (this) {
			this.closed = true;
			this.queue.clear();
		}
		this.whenOver.run();
	}

	@Override
	public void onError(Throwable failure) {
		abandon();
	}

	@Override
	public void onComplete(AsyncEvent event) {
		reach(Phase.ENDED);
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
		// Does not happen, since nothing starts it again
	}

	private enum Phase {

		/** The container is not ready for the first write yet. */
		NEW,
		/** The queue is being written. */
		OPEN,
		/**
		 * Writing is no longer allowed, since the container may reuse the response for
		 * another request.
		 */
		OVER,
		/**
		 * The request has ended, and the container may reuse its context for another
		 * request.
		 */
		ENDED

	}

}
