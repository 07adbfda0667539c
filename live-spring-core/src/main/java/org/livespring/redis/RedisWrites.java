package org.livespring.redis;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Delayed writes to Redis, four times a second. Only the last value of each key is
 * written, and a failed write is repeated. The number of waiting keys is limited.
 * Thread-safe.
 *
 * @param <V> type of the value of a key
 */
public final class RedisWrites<V> implements RedisLink.Listener {

	/** Most writes that are sent and not answered. */
	private static final int BATCH = 2000;

	private final RedisLink link;

	private final int capacity;

	private final BinaryOperator<V> merge;

	private final BiFunction<String, V, CompletionStage<?>> writer;

	private final ConcurrentHashMap<String, V> waiting = new ConcurrentHashMap<>();

	/** Number of writes that are not answered yet. */
	private final AtomicInteger underway = new AtomicInteger();

	/**
	 * Creates the writes.
	 * @param link the connections to Redis
	 * @param capacity most keys that wait; further keys are dropped
	 * @param merge merges the waiting and the new value of a key
	 * @param writer starts the write of a key and value
	 */
	public RedisWrites(RedisLink link, int capacity, BinaryOperator<V> merge,
			BiFunction<String, V, CompletionStage<?>> writer) {
		this.link = link;
		this.capacity = capacity;
		this.merge = merge;
		this.writer = writer;
		link.addListener(this);
	}

	/** Adds a value, to be written at the next tick. */
	public void add(String key, V value) {
		if (this.waiting.size() < this.capacity || this.waiting.containsKey(key)) {
			this.waiting.merge(key, value, this.merge);
		}
	}

	/** Removes and returns the waiting value of a key. */
	public @Nullable V take(String key) {
		return this.waiting.remove(key);
	}

	/** Writes the waiting values if Redis is available. */
	@Override
	public void tick() {
		int room = BATCH - this.underway.get();
		if (!this.link.isAvailable()) {
			return;
		}
		for (String key : this.waiting.keySet()) {
			if (room-- <= 0) {
				return;
			}
			write(key);
		}
	}

	private void write(String key) {
		V value = take(key);
		if (value == null) {
			return;
		}
		this.underway.incrementAndGet();
		this.writer.apply(key, value).whenComplete((done, failure) -> {
			this.underway.decrementAndGet();
			if (failure != null) {
				add(key, value);
			}
		});
	}

}
