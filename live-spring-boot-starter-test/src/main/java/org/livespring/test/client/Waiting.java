package org.livespring.test.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Calls that wait until the user pauses. A test client pauses when it settles. */
final class Waiting {

	/** Time of what runs when the user leaves the element. */
	private static final long ON_BLUR = Long.MAX_VALUE;

	private final LongSupplier time;

	private final List<Entry> entries = new ArrayList<>();

	/** What was throttled since the last pause, and until when. */
	private final Map<String, Long> throttled = new HashMap<>();

	Waiting(LongSupplier time) {
		this.time = time;
	}

	/**
	 * A waiting call.
	 *
	 * @param element its element
	 * @param key tells the calls of an element apart
	 * @param owner the host of its component
	 * @param due when it runs, {@link #ON_BLUR} only when flushed
	 * @param run the call
	 */
	record Entry(Element element, String key, @Nullable Element owner, long due, Runnable run) {

		boolean isPausing() {
			return this.due != ON_BLUR;
		}

	}

	/** Run a call at once, or when the user pauses or leaves the element. */
	void later(Element element, String key, @Nullable Element owner, String wait, Runnable run) {
		cancel(element, key);
		if (wait.equals("0")) {
			run.run();
		}
		else {
			long due = wait.equals("blur") ? ON_BLUR : this.time.getAsLong() + nanos(wait);
			this.entries.add(new Entry(element, key, owner, due, run));
		}
	}

	/** Run a call at once, and the last of those that follow when the user pauses. */
	void throttle(Element element, String key, @Nullable Element owner, String wait, Runnable run) {
		String name = key + System.identityHashCode(element);
		Long until = this.throttled.get(name);
		boolean first = until == null || until - this.time.getAsLong() <= 0;
		if (first) {
			this.throttled.put(name, this.time.getAsLong() + nanos(wait));
		}
		later(element, key, owner, first ? "0" : wait, run);
	}

	private static long nanos(String millis) {
		return millis.matches("\\d{1,9}") ? Long.parseLong(millis) * 1_000_000 : 0;
	}

	/** The user pauses. Returns whether something waited for that. */
	boolean pause() {
		this.throttled.clear();
		return flush(Entry::isPausing);
	}

	/** When the next is due. */
	long next() {
		return this.entries.stream().mapToLong(Entry::due).min().orElse(ON_BLUR);
	}

	/** Run what is due. Returns whether there was something. */
	boolean due() {
		long now = this.time.getAsLong();
		return flush((each) -> each.isPausing() && each.due() - now <= 0);
	}

	/** Run what waits and matches, in order. Returns whether there was something. */
	boolean flush(Predicate<Entry> condition) {
		List<Entry> taken = this.entries.stream().filter(condition).toList();
		this.entries.removeAll(taken);
		taken.forEach((each) -> each.run().run());
		return !taken.isEmpty();
	}

	boolean cancel(Element element, String key) {
		return this.entries.removeIf((each) -> each.element() == element && each.key().equals(key));
	}

}
