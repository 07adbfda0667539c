package org.livespring.concurrent;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A map with a maximum number of entries, each of which expires. Entries are dropped in
 * the order in which they were put last: expired ones, and as many more as are above the
 * maximum. Not thread-safe.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 */
public final class ExpiringMap<K, V> {

	private final int most;

	private final Clock clock;

	private final Map<K, Entry<V>> entries = new LinkedHashMap<>();

	/**
	 * Create a map without entries.
	 * @param most maximum number of entries
	 * @param clock the clock by which entries expire
	 */
	public ExpiringMap(int most, Clock clock) {
		this.most = most;
		this.clock = clock;
	}

	/** Return the value of a key, {@code null} if there is none or it has expired. */
	public @Nullable V get(K key) {
		Entry<V> entry = this.entries.get(key);
		return (entry != null && entry.expires >= this.clock.millis()) ? entry.value : null;
	}

	/** Set the value of a key, and drop entries that have expired or are too many. */
	public void put(K key, V value, Duration life) {
		this.entries.remove(key);
		this.entries.put(key, new Entry<>(value, this.clock.millis() + life.toMillis()));
		drop();
	}

	/** Whether the next new key makes the map drop an entry that has not expired. */
	public boolean isFull() {
		drop();
		return this.entries.size() >= this.most;
	}

	private void drop() {
		long now = this.clock.millis();
		Iterator<Entry<V>> oldest = this.entries.values().iterator();
		while (oldest.hasNext() && (oldest.next().expires < now || this.entries.size() > this.most)) {
			oldest.remove();
		}
	}

	/** Number of entries, including expired ones that were not dropped yet. */
	public int size() {
		return this.entries.size();
	}

	/**
	 * An entry.
	 *
	 * @param value the value
	 * @param expires time in milliseconds at which the entry expires
	 */
	private record Entry<V>(V value, long expires) {

	}

}
