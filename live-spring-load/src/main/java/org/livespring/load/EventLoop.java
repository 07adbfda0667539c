package org.livespring.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** Runs all connections of the driver on the calling thread. */
final class EventLoop implements AutoCloseable {

	private static final int BUFFER = 256 * 1024;

	private final Selector selector;

	private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

	private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::at));

	private long received;

	private long sent;

	EventLoop() {
		try {
			this.selector = Selector.open();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Selector selector() {
		return this.selector;
	}

	/** Returns an empty buffer, which the caller may use until it returns. */
	ByteBuffer buffer() {
		return this.buffer.clear();
	}

	void countReceived(int bytes) {
		this.received += bytes;
	}

	void countSent(int bytes) {
		this.sent += bytes;
	}

	long received() {
		return this.received;
	}

	long sent() {
		return this.sent;
	}

	/** Runs a task at a time, by {@link System#nanoTime()}. */
	void at(long time, Runnable task) {
		this.timers.add(new Timer(time, task));
	}

	void after(Duration delay, Runnable task) {
		at(System.nanoTime() + delay.toNanos(), task);
	}

	void run(Duration duration) {
		run(duration, () -> false);
	}

	/**
	 * Runs the connections until a condition holds.
	 * @return {@code false} after the timeout
	 */
	boolean run(Duration limit, BooleanSupplier done) {
		long end = System.nanoTime() + limit.toNanos();
		while (!done.getAsBoolean()) {
			if (System.nanoTime() >= end) {
				return false;
			}
			turn(end);
		}
		return true;
	}

	private void turn(long end) {
		try {
			this.selector.select((key) -> ((WebSocketChannel) key.attachment()).ready(), pause(end));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		long now = System.nanoTime();
		Timer timer;
		while ((timer = this.timers.peek()) != null && timer.at() <= now) {
			this.timers.remove().task().run();
		}
	}

	private long pause(long end) {
		Timer timer = this.timers.peek();
		long next = (timer != null) ? Math.min(timer.at(), end) : end;
		return Math.max(1, (next - System.nanoTime()) / 1_000_000);
	}

	@Override
	public void close() {
		for (SelectionKey key : this.selector.keys()) {
			((WebSocketChannel) key.attachment()).close();
		}
		try {
			this.selector.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Timer(long at, Runnable task) {
	}

}
