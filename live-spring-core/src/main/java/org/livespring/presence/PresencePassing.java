package org.livespring.presence;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Metadata that holds for a short time, such as who is typing, and what holds after it.
 */
final class PresencePassing {

	private final Map<PresenceKey, Shadowed> passing = new HashMap<>();

	/** Until a time other metadata holds. */
	void pass(PresenceKey key, String lasting, long until) {
		Shadowed before = this.passing.get(key);
		this.passing.put(key, new Shadowed((before != null) ? before.lasting() : lasting, until));
	}

	/** Other metadata lasts from now on, or the tab left. */
	void forget(PresenceKey key) {
		this.passing.remove(key);
	}

	/** Bring back what lasts where the time is over. */
	void tick(long now, BiConsumer<PresenceKey, String> back) {
		Iterator<Map.Entry<PresenceKey, Shadowed>> entries = this.passing.entrySet().iterator();
		while (entries.hasNext()) {
			Map.Entry<PresenceKey, Shadowed> entry = entries.next();
			if (entry.getValue().until() <= now) {
				entries.remove();
				back.accept(entry.getKey(), entry.getValue().lasting());
			}
		}
	}

	private record Shadowed(String lasting, long until) {

	}

}
