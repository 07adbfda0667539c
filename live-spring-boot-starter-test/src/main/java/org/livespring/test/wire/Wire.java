package org.livespring.test.wire;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/** One direction of a connection: what is on its way, in order. */
public final class Wire<T> {

	private final Deque<Travelling<T>> travelling = new ArrayDeque<>();

	private record Travelling<T>(T what, long due) {

	}

	public void send(T what, long due) {
		this.travelling.add(new Travelling<>(what, due));
	}

	/** Take what arrives by now. */
	public @Nullable T receive(long now) {
		return isDue(now) ? this.travelling.remove().what() : null;
	}

	public boolean isDue(long now) {
		return due() <= now;
	}

	/** When the next arrives, the end of time if nothing is on its way. */
	public long due() {
		Travelling<T> first = this.travelling.peek();
		return (first != null) ? first.due() : Long.MAX_VALUE;
	}

	public void clear() {
		this.travelling.clear();
	}

}
