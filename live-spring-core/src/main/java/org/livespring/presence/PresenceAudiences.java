package org.livespring.presence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.livespring.protocol.SharedFrame;

/** Who on this node sees presence in which room without a component. Thread-safe. */
public final class PresenceAudiences {

	private final PresenceHub hub;

	private final Map<String, PresenceAudience> audiences = new ConcurrentHashMap<>();

	public PresenceAudiences(PresenceHub hub) {
		this.hub = hub;
	}

	/** Send who is in a room, and what changes from then on. */
	void watch(String room, Consumer<SharedFrame> watcher) {
		this.audiences.compute(room, (name, known) -> {
			PresenceAudience audience = (known != null) ? known : new PresenceAudience(name, this.hub);
			audience.add(watcher);
			return audience;
		});
	}

	void unwatch(String room, Consumer<SharedFrame> watcher) {
		this.audiences.computeIfPresent(room, (name, audience) -> audience.remove(watcher) ? audience : null);
	}

}
