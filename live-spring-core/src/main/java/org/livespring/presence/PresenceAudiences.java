package org.livespring.presence;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.livespring.protocol.SharedFrame;

/** Who on this node sees presence in which room without a component. Thread-safe. */
public final class PresenceAudiences {

	private final PresenceHub hub;

	private final Map<String, Audience> audiences = new ConcurrentHashMap<>();

	public PresenceAudiences(PresenceHub hub) {
		this.hub = hub;
	}

	/** Send who is in a room, and what changes from then on. */
	public void watch(String room, Consumer<SharedFrame> watcher) {
		this.audiences.compute(room, (name, known) -> {
			Audience audience = (known != null) ? known : new Audience(name, this.hub);
			audience.add(watcher);
			return audience;
		});
	}

	public void unwatch(String room, Consumer<SharedFrame> watcher) {
		this.audiences.computeIfPresent(room, (name, audience) -> audience.remove(watcher) ? audience : null);
	}

	/**
	 * Those on this node whose scripts see who is in a room. Each change is written once
	 * for all of them. Who comes gets the room's members page by page between the
	 * changes, so that a page never undoes one; those who come together share the pages.
	 * Thread-safe; all frames are sent by the thread that tells of changes.
	 */
	private static final class Audience implements PresenceListener {

		private final String room;

		private final PresenceHub hub;

		/** Who is told of changes. Guarded by this. */
		private final Set<Consumer<SharedFrame>> present = new HashSet<>();

		/** Who came and has been told nothing yet. Guarded by this. */
		private final Set<Consumer<SharedFrame>> coming = new HashSet<>();

		/** Whether the first page was asked for. Guarded by this. */
		private boolean asked;

		Audience(String room, PresenceHub hub) {
			this.room = room;
			this.hub = hub;
		}

		synchronized void add(Consumer<SharedFrame> watcher) {
			this.present.remove(watcher);
			this.coming.add(watcher);
			this.hub.addListener(this.room, this);
			if (!this.asked) {
				this.asked = true;
				this.hub.ask(this.room, null, this::arrive);
			}
		}

		/** Whether somebody is left. */
		synchronized boolean remove(Consumer<SharedFrame> watcher) {
			this.coming.remove(watcher);
			this.present.remove(watcher);
			boolean empty = this.present.isEmpty() && this.coming.isEmpty();
			if (empty) {
				this.hub.removeListener(this.room, this);
			}
			return !empty;
		}

		private void arrive(PresencePage page) {
			show(takeComing(), page, true);
		}

		private synchronized List<Consumer<SharedFrame>> takeComing() {
			List<Consumer<SharedFrame>> taken = List.copyOf(this.coming);
			this.present.addAll(taken);
			this.coming.clear();
			this.asked = false;
			return taken;
		}

		private void show(List<Consumer<SharedFrame>> together, PresencePage page, boolean first) {
			if (together.isEmpty()) {
				return;
			}
			send(page.frame(this.room, first), together);
			if (!page.last()) {
				String last = page.members().get(page.members().size() - 1).key();
				this.hub.ask(this.room, last, (next) -> show(staying(together), next, false));
			}
		}

		private synchronized List<Consumer<SharedFrame>> staying(List<Consumer<SharedFrame>> together) {
			return together.stream().filter(this.present::contains).toList();
		}

		@Override
		public void changed(PresenceDiff diff) {
			List<Consumer<SharedFrame>> told = told();
			if (!told.isEmpty()) {
				diff.frames().forEach((frame) -> send(frame, told));
			}
		}

		private synchronized List<Consumer<SharedFrame>> told() {
			return List.copyOf(this.present);
		}

		private static void send(SharedFrame frame, Collection<Consumer<SharedFrame>> watchers) {
			watchers.forEach((watcher) -> watcher.accept(frame));
		}

	}

}
