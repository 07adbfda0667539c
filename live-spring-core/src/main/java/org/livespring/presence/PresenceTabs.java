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

	/**
	 * A tab is what it is now.
	 * @param key the tab
	 * @param entry what it is, {@code null} if it left
	 * @return what it was before, {@code null} if it was not there
	 */
	@Nullable PresenceEntry set(PresenceKey key, @Nullable PresenceEntry entry) {
		Map<PresenceKey, PresenceEntry> bucket = this.buckets.get(bucket(key));
		PresenceEntry before = (entry != null) ? bucket.put(key, entry) : bucket.remove(key);
		this.digest += hash(key, entry) - hash(key, before);
		return before;
	}

	private static long hash(PresenceKey key, @Nullable PresenceEntry entry) {
		return (entry != null) ? entry.stableHash(key) : 0;
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
		return this.buckets.stream().mapToInt(Map::size).sum();
	}

}
