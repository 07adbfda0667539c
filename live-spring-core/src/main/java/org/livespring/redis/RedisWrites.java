package org.livespring.redis;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * What is to be written to Redis soon: the last of each key only, four times a second,
 * and again where that failed. What waits while Redis is away is limited. Thread-safe.
 *
 * @param <V> what is written of a key
 */
public final class RedisWrites<V> implements RedisLink.Listener {

	/** Under way at most. */
	private static final int BATCH = 2000;

	private final RedisLink link;

	private final int capacity;

	private final BinaryOperator<V> merge;

	private final BiFunction<String, V, CompletionStage<?>> writer;

	private final ConcurrentHashMap<String, V> waiting = new ConcurrentHashMap<>();

	/** Writes that were not answered yet. */
	private final AtomicInteger underway = new AtomicInteger();

	/**
	 * Create the writes.
	 * @param link the way to Redis
	 * @param capacity most keys that wait; what comes then is dropped
	 * @param merge makes one write of what waits for a key and what comes for it
	 * @param writer begins to write
	 */
	public RedisWrites(RedisLink link, int capacity, BinaryOperator<V> merge,
			BiFunction<String, V, CompletionStage<?>> writer) {
		this.link = link;
		this.capacity = capacity;
		this.merge = merge;
		this.writer = writer;
		link.addListener(this);
	}

	/** Write something at the next tick. */
	public void add(String key, V value) {
		if (this.waiting.size() < this.capacity || this.waiting.containsKey(key)) {
			this.waiting.merge(key, value, this.merge);
		}
	}

	/** What waits for a key, which is not written then. */
	public @Nullable V take(String key) {
		return this.waiting.remove(key);
	}

	/** Write what waits, if Redis is there. */
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
