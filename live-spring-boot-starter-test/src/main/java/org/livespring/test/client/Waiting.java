package org.livespring.test.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Calls that wait until the user pauses. A test client pauses when it settles. */
final class Waiting {

	private final List<Entry> entries = new ArrayList<>();

	/** What was throttled since the last pause. */
	private final Set<String> throttled = new HashSet<>();

	/**
	 * A waiting call.
	 *
	 * @param element its element
	 * @param key tells the calls of an element apart
	 * @param owner the host of its component
	 * @param pausing whether it runs at a pause, and not only when flushed
	 * @param run the call
	 */
	record Entry(Element element, String key, @Nullable Element owner, boolean pausing, Runnable run) {

	}

	/** Run a call at once, or when the user pauses or leaves the element. */
	void later(Element element, String key, @Nullable Element owner, String wait, Runnable run) {
		cancel(element, key);
		if (wait.equals("0")) {
			run.run();
		}
		else {
			this.entries.add(new Entry(element, key, owner, !wait.equals("blur"), run));
		}
	}

	/** Run a call at once, and the last of those that follow when the user pauses. */
	void throttle(Element element, String key, @Nullable Element owner, Runnable run) {
		boolean first = this.throttled.add(key + System.identityHashCode(element));
		later(element, key, owner, first ? "0" : "1", run);
	}

	/** Run what waits and matches, in order. Returns whether there was something. */
	boolean flush(Predicate<Entry> condition) {
		List<Entry> taken = this.entries.stream().filter(condition).toList();
		this.entries.removeAll(taken);
		this.throttled.clear();
		taken.forEach((each) -> each.run().run());
		return !taken.isEmpty();
	}

	boolean cancel(Element element, String key) {
		return this.entries.removeIf((each) -> each.element() == element && each.key().equals(key));
	}

}
