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
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a client, which does not end. What waits is written as far as the client
 * takes it, so that no thread ever waits for a client. Thread-safe.
 */
final class SseResponse implements WriteListener, AsyncListener {

	private static final Log logger = LogFactory.getLog(SseResponse.class);

	private final AsyncContext request;

	private final ServletOutputStream output;

	private final Executor writers;

	private final long most;

	private final Runnable whenOver;

	// Guarded by this
	private final Queue<byte[]> queue = new ArrayDeque<>();

	// Guarded by this
	private long queued;

	/** Whether a task writes or will. Guarded by this. */
	private boolean scheduled;

	// Guarded by this
	private boolean closed;

	/** Guarded by the output. */
	private Phase phase = Phase.NEW;

	/** Whether something was written that was not flushed. Guarded by the output. */
	private boolean unflushed;

	/**
	 * Begin a response.
	 * @param request the request
	 * @param writers threads that write
	 * @param most bytes that wait for the client at most
	 * @param whenOver is told, perhaps more than once, when nothing is written any more
	 * @throws IOException if the response takes nothing
	 */
	SseResponse(AsyncContext request, Executor writers, long most, Runnable whenOver) throws IOException {
		this.request = request;
		this.output = request.getResponse().getOutputStream();
		this.writers = writers;
		this.most = most;
		this.whenOver = whenOver;
	}

	/** Be told by the container; called once and by the thread of the request. */
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
			logger.debug("A client does not read its stream; it comes back where it was");
			close();
			return;
		}
		this.queue.add(text);
		this.queued += text.length;
		schedule();
	}

	/** Whether nothing waits to be written. */
	synchronized boolean isIdle() {
		return this.queue.isEmpty();
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

	/** {@code false} if it was there or further already. */
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

	/** Write until nothing waits or the container says that it has enough for now. */
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
			logger.debug("The client has gone; the container ends the request", ex);
			reach(Phase.OVER);
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
		// Nobody starts it again
	}

	private enum Phase {

		/** The container has not said yet that it takes something. */
		NEW,
		/** What waits is written. */
		OPEN,
		/** Nothing is written from now on: it may be the response to another request. */
		OVER,
		/** The request has ended, and its context may serve another one. */
		ENDED

	}

}
