package org.livespring.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * All tabs that one node tracks, in a fixed number of buckets that can be handed over one
 * by one, with a digest of all of them.
 */
final class PresenceTabs {

	/** As many as a {@code long} has bits. */
	static final int BUCKETS = Long.SIZE;

	private final List<Map<PresenceKey, PresenceEntry>> buckets = new ArrayList<>(BUCKETS);

	private long digest;

	private int size;

	PresenceTabs() {
		for (int i = 0; i < BUCKETS; i++) {
			this.buckets.add(new HashMap<>());
		}
	}

	static int bucket(PresenceKey key) {
		return (int) (key.stableHash() >>> (Long.SIZE - Long.numberOfTrailingZeros(BUCKETS)));
	}

	@Nullable PresenceEntry get(PresenceKey key) {
		return this.buckets.get(bucket(key)).get(key);
	}

	@Nullable PresenceEntry put(PresenceKey key, PresenceEntry entry) {
		PresenceEntry before = this.buckets.get(bucket(key)).put(key, entry);
		forget(key, before);
		this.digest += entry.stableHash(key);
		this.size++;
		return before;
	}

	@Nullable PresenceEntry remove(PresenceKey key) {
		PresenceEntry before = this.buckets.get(bucket(key)).remove(key);
		forget(key, before);
		return before;
	}

	private void forget(PresenceKey key, @Nullable PresenceEntry entry) {
		if (entry != null) {
			this.digest -= entry.stableHash(key);
			this.size--;
		}
	}

	/** The tabs of a bucket; changes with it. */
	Map<PresenceKey, PresenceEntry> bucket(int index) {
		return this.buckets.get(index);
	}

	void forEach(BiConsumer<PresenceKey, PresenceEntry> action) {
		this.buckets.forEach((bucket) -> bucket.forEach(action));
	}

	/** Equal for equal content in every process. */
	long digest() {
		return this.digest;
	}

	int size() {
		return this.size;
	}

}
